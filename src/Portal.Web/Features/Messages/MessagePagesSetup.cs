using Portal.Web.Features.Lists;

namespace Portal.Web.Features.Messages;

public static class MessagePagesSetup
{
    public static IServiceCollection AddMessagePages(this IServiceCollection services) =>
        services.AddScoped<LiveChanges>().AddScoped<Confirmation>().AddScoped<QuietQuestion>().AddScoped<Deeds>().AddScoped<Departures>();
}
