using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Notifications;

public static class NotificationsSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) =>
        services
            .AddSingleton<NotificationChanges>()
            .AddSingleton<NotificationBox>()
            .AddSingleton<NotificationReading>()
            .AddSingleton<UnreadCounts>()
            .AddHostedService<NotificationSweep>();
}
