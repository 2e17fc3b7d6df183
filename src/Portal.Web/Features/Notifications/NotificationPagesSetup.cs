namespace Portal.Web.Features.Notifications;

public static class NotificationPagesSetup
{
    public static IServiceCollection AddNotificationPages(this IServiceCollection services) => services.AddScoped<OwnNews>().AddScoped<Elsewhere>();
}
