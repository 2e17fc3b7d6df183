using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth.Claims;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Portal.Services.SubAccounts;

namespace Portal.Web.Features.SignIn.OpenId;

/// <summary>The stock OpenID Connect handler; what it leaves open is in <see cref="OpenIdEvents"/>.</summary>
internal static class OpenIdSetup
{
    public const string Scheme = "OpenId";

    private static readonly string[] Usual = ["openid", "profile", "email"];
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    public static AuthenticationBuilder AddOpenId(this AuthenticationBuilder authentication)
    {
        var services = authentication.Services;
        services.AddHttpClient(ProviderMetadata.ClientName, (provider, client) => (client.Timeout, client.MaxResponseContentBufferSize) = (Patience(provider.GetRequiredService<IOptions<SignInOptions>>().Value), 1 << 20))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        services.AddSingleton<ProviderMetadata>().AddSingleton<OpenIdEvents>().AddSingleton<ITokenRefresher, TokenRefresher>();
        services.AddOptions<OpenIdConnectOptions>(Scheme)
            .Configure<IOptions<SignInOptions>>(AskAsTheSettingsSay)
            .Configure<ProviderMetadata, IHttpClientFactory, TimeProvider>(UseThePortalsOwn);
        return authentication.AddOpenIdConnect(Scheme, _ => { });
    }

    // For tokens and for who a person is; what the provider publishes has a limit of its own, which must not be cut short here.
    private static TimeSpan Patience(SignInOptions options) => TimeSpan.FromSeconds(Math.Max(10, options.ProviderTimeoutSeconds + 1));

    private static void AskAsTheSettingsSay(OpenIdConnectOptions options, IOptions<SignInOptions> signIn)
    {
        var settings = signIn.Value;
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret is { Length: > 0 } secret ? secret : null;
        options.CallbackPath = settings.CallbackPath;
        options.SignedOutCallbackPath = options.RemoteSignOutPath = PathString.Empty; // the portal signs out by itself
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query; // a top-level GET, with which Lax cookies travel
        options.DisableTelemetry = true;
        options.Scope.Clear();
        foreach (var scope in Usual.Concat(settings.OfflineAccess ? ["offline_access"] : []).Concat(settings.Scope).Distinct())
        {
            options.Scope.Add(scope);
        }

        options.Prompt = settings.Prompt;
        foreach (var (name, value) in settings.AuthorizationParameters)
        {
            options.AdditionalAuthorizationParameters[name] = value;
        }

        options.GetClaimsFromUserInfoEndpoint = settings.GetClaimsFromUserInfoEndpoint;
        options.ClaimActions.Clear();
        foreach (var claim in new[] { settings.Claims.SubAccount, settings.Claims.Role, settings.Claims.Name, settings.Claims.Email })
        {
            options.ClaimActions.Add(new WhereTheIdTokenIsSilent(claim));
        }

        options.ClaimActions.Add(new OfTheSameAddress());

        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, settings.SecureCookies ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest);
        }
    }

    private static void UseThePortalsOwn(OpenIdConnectOptions options, ProviderMetadata metadata, IHttpClientFactory clients, TimeProvider time)
    {
        options.ConfigurationManager = metadata;
        options.RefreshOnIssuerKeyNotFound = false; // the validation has asked by then
        options.Backchannel = clients.CreateClient(ProviderMetadata.ClientName);
        options.EventsType = typeof(OpenIdEvents);
        options.MapInboundClaims = false;
        options.SaveTokens = true; // for SignInTickets, which takes them out again
        options.ProtocolValidator.RequireTimeStampInNonce = false; // it would be of another clock
        options.TokenValidationParameters.LifetimeValidator = (notBefore, expires, token, _) => IsOf(time.GetUtcNow().UtcDateTime, notBefore, expires, ((JsonWebToken)token).IssuedAt);
    }

    /// <summary>The stock check knows the machine's clock only, and does not look at the time of issue.</summary>
    private static bool IsOf(DateTime now, DateTime? notBefore, DateTime? expires, DateTime issued) =>
        now - Skew < expires && now + Skew >= (notBefore ?? DateTime.MinValue) && now + Skew >= issued;

    /// <summary>The id token goes first: userinfo adds only the kinds of claims that it lacks.</summary>
    private sealed class WhereTheIdTokenIsSilent(string claim) : JsonKeyClaimAction(claim, ClaimValueTypes.String, claim)
    {
        public override void Run(JsonElement userData, ClaimsIdentity identity, string issuer)
        {
            if (!identity.HasClaim(c => c.Type == ClaimType))
            {
                base.Run(userData, identity, issuer);
            }
        }
    }

    /// <summary>Userinfo proves the address that it names, and none that only the id token does. Runs after the claims themselves.</summary>
    private sealed class OfTheSameAddress() : JsonKeyClaimAction(EmailProof.Claim, ClaimValueTypes.Boolean, EmailProof.Claim)
    {
        public override void Run(JsonElement userData, ClaimsIdentity identity, string issuer)
        {
            if (!identity.HasClaim(c => c.Type == ClaimType)
                && userData.TryGetProperty(EmailProof.Email, out var email) && email.ValueKind is JsonValueKind.String
                && identity.FindAll(EmailProof.Email).All(c => c.Value == email.GetString()))
            {
                base.Run(userData, identity, issuer);
            }
        }
    }
}
