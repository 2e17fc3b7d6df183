using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Portal.Sandbox.Identity;

public static class IdentitySetup
{
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(s => ActivatorUtilities.CreateInstance<KeptState<IdentityState>>(s, "identity.json"))
            .AddSingleton<SigningKeys>()
            .AddSingleton<Jwt>()
            .AddSingleton<SignedAccessTokens>()
            .AddSingleton<IAccessTokens>(s => s.GetRequiredService<SignedAccessTokens>())
            .AddSingleton<Clients>()
            .AddSingleton<AuthorizationCodes>()
            .AddSingleton<RefreshTokens>()
            .AddSingleton<ProviderSessions>()
            .AddSingleton<AuthorizeEndpoint>()
            .AddSingleton<TokenEndpoint>()
            .AddSingleton<EndSessionEndpoint>();
    }

    public static IEndpointRouteBuilder MapIdentity(this IEndpointRouteBuilder routes)
    {
        var identity = routes.MapGroup(SandboxSetup.IdentityPath);
        identity.MapDiscovery();
        AuthorizeEndpoint.Map(identity);
        TokenEndpoint.Map(identity);
        UserInfoEndpoint.Map(identity);
        EndSessionEndpoint.Map(identity);
        ControlEndpoints.Map(identity);
        return routes;
    }
}
