using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Search;

public static class SearchSetup
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddHostedService<IndexBackfillWorker>();
}
