using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Demonstration;

public static class DemonstrationSetup
{
    public static IServiceCollection AddLivedInCompanies(this IServiceCollection services, LivedInPlan plan) =>
        services.AddSingleton(plan).AddHostedService<LivedInWorker>();
}
