using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services.Settings;
using Portal.Services.SubAccounts;

namespace Portal.Services.Connections;

public static class ConnectionsSetup
{
    public static IServiceCollection AddHighLevelConnections(this IServiceCollection services)
    {
        services.AddSettings<MarketplaceAppOptions>(MarketplaceAppOptions.Section);
        services.AddSingleton<IValidateOptions<MarketplaceAppOptions>, MarketplaceAppValidator>();
        return services
            .AddSingleton<ConnectionVault>()
            .AddSingleton<MarketplaceGrants>()
            .AddSingleton<ConnectionRenewal>()
            .AddSingleton<ConnectionTokens>()
            .AddSingleton<ISubAccountTokens, SubAccountTokens>()
            .AddSingleton<PermissionCheck>()
            .AddSingleton<FallbackSources>()
            .AddSingleton<ConnectionService>()
            .AddSingleton<ConnectionMaker>()
            .AddHostedService<ConnectionKeeper>();
    }
}
