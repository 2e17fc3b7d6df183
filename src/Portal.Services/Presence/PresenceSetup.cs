using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Presence;

public static class PresenceSetup
{
    public static IServiceCollection AddPresence(this IServiceCollection services) =>
        services.AddSingleton<PresenceBoard>().AddSingleton<PresenceService>();
}
