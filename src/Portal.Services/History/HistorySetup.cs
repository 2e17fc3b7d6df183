using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.History;

public static class HistorySetup
{
    public static IServiceCollection AddHistory(this IServiceCollection services) =>
        services.AddSingleton<HistoryService>();
}
