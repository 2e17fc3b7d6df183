using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Portal.Web.Features.Presence;

public static class PresencePagesSetup
{
    public static IServiceCollection AddPresencePages(this IServiceCollection services) => services
        .AddScoped<ColleaguesNearby>()
        .AddScoped<OwnPresence>()
        .AddScoped<CircuitHandler>(provider => provider.GetRequiredService<OwnPresence>());
}
