namespace Portal.Web.Features.Messages;

public static class MessagePagesSetup
{
    public static IServiceCollection AddMessagePages(this IServiceCollection services) => services.AddScoped<Deeds>().AddScoped<Departures>();
}
