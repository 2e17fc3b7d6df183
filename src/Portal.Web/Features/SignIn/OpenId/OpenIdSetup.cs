using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Portal.Services.SubAccounts;

namespace Portal.Web.Features.SignIn.OpenId;

internal static class OpenIdSetup
{
    public const string Scheme = "OpenId";

    public static AuthenticationBuilder AddOpenId(this AuthenticationBuilder authentication)
    {
        var services = authentication.Services;
        services.AddHttpClient(ProviderMetadata.ClientName, (provider, client) => (client.Timeout, client.MaxResponseContentBufferSize) = (Patience(provider.GetRequiredService<IOptions<SignInOptions>>().Value), 1 << 20))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        services
            .AddSingleton<ProviderMetadata>()
            .AddSingleton<TokenClient>()
            .AddSingleton<IdTokenValidation>()
            .AddSingleton<UserInfoClient>()
            .AddSingleton<ITokenRefresher, TokenRefresher>();
        services.AddOptions<OpenIdOptions>(Scheme).Configure<IOptions<SignInOptions>>(Configure);
        return authentication.AddOAuth<OpenIdOptions, OpenIdHandler>(Scheme, _ => { });
    }

    // For tokens and for who a person is; what the provider publishes has a limit of its own, which must not be cut short here.
    private static TimeSpan Patience(SignInOptions options) => TimeSpan.FromSeconds(Math.Max(10, options.ProviderTimeoutSeconds + 1));

    private static void Configure(OpenIdOptions options, IOptions<SignInOptions> settings)
    {
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.ClientId = settings.Value.ClientId;
        options.CallbackPath = settings.Value.CallbackPath;
        foreach (var scope in settings.Value.Scope is { Count: > 0 } configured ? configured : ["openid", "profile", "email", "offline_access"])
        {
            options.Scope.Add(scope);
        }

        // The provider's answer is a top-level GET, with which Lax cookies travel.
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = settings.Value.SecureCookies ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.Events.OnRemoteFailure = SignInProblem.ShowAsync;
    }
}
