namespace Portal.Sandbox.Marketplace;

public static class MarketplaceSetup
{
    public static IServiceCollection AddMarketplace(this IServiceCollection services) => services
        .AddSingleton(s => ActivatorUtilities.CreateInstance<KeptState<MarketplaceState>>(s, "marketplace.json"))
        .AddSingleton<PlayedApp>()
        .AddSingleton<TokenTerms>()
        .AddSingleton<Installations>()
        .AddSingleton<InstallCodes>()
        .AddSingleton<AppTokens>()
        .AddSingleton<PrivateIntegrations>()
        .AddSingleton<Bearers>()
        .AddSingleton<ChooserEndpoint>();
}
