using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.HighLevel;

public static class HighLevelSetup
{
    public static IServiceCollection AddHighLevel(this IServiceCollection services) => services;
}
