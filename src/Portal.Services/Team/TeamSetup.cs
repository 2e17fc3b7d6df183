using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Team;

public static class TeamSetup
{
    public static IServiceCollection AddTeam(this IServiceCollection services) => services.AddSingleton<TeamService>();
}
