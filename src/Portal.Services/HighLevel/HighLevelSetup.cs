using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Portal.Services.Settings;

namespace Portal.Services.HighLevel;

public static class HighLevelSetup
{
    public static IServiceCollection AddHighLevel(this IServiceCollection services)
    {
        services.AddSettings<HighLevelOptions>(HighLevelOptions.Section);
        services.AddSingleton<IValidateOptions<HighLevelOptions>, HighLevelOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<RateLimits>();
        services.AddSingleton<AccountAnswers>();
        services.AddSingleton<ServiceCalls>();
        services.AddSingleton<RateBudget>();
        services.AddSingleton<HighLevelClient>();
        services.AddSingleton<IHighLevel>(provider => Budgeted(provider, RatePurpose.Read));
        services.AddKeyedSingleton<IHighLevel>(RatePurpose.Check, (provider, _) => Budgeted(provider, RatePurpose.Check));
        services.AddKeyedSingleton<IHighLevel>(RatePurpose.Follow, (provider, _) => Budgeted(provider, RatePurpose.Follow));
        services.AddHttpClient(ServiceCalls.HttpClientName, Configure)
            .ConfigurePrimaryHttpMessageHandler(CreateHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // connections have a lifetime of their own
            .RemoveAllLoggers(); // addresses and bearer tokens have no place in a log
        return services;
    }

    private static BudgetedReads Budgeted(IServiceProvider provider, RatePurpose purpose) =>
        new(provider.GetRequiredService<HighLevelClient>(), provider.GetRequiredService<RateBudget>(), purpose);

    private static void Configure(IServiceProvider provider, HttpClient http)
    {
        var options = provider.GetRequiredService<IOptions<HighLevelOptions>>().Value;
        http.BaseAddress = WithTrailingSlash(options.BaseAddress!);
        http.Timeout = Timeout.InfiniteTimeSpan; // each call has its own deadline, and knows what had left by then
        http.DefaultRequestHeaders.UserAgent.ParseAdd(options.UserAgent);
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    // No resilience handler here, ever: a send that is repeated may reach a person twice.
    private static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // Shorter than servers keep idle connections: writing to one that is being closed makes an outcome unknown.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
    };

    private static Uri WithTrailingSlash(Uri address) =>
        address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}
