using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.Web.Features.SignIn.OpenId;

/// <summary>
/// OpenID Connect on top of ASP.NET Core's OAuth handler, which brings state, its cookie, and PKCE. This adds discovery, the nonce,
/// the issuer of the answer, and the id token. It takes the place of the stock handler, whose package is not everywhere to be had.
/// </summary>
internal sealed class OpenIdHandler(
    IOptionsMonitor<OpenIdOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ProviderMetadata metadata,
    TokenClient tokenClient,
    IdTokenValidation validation,
    SignInTickets tickets)
    : OAuthHandler<OpenIdOptions>(options, logger, encoder)
{
    private const string NonceKey = "nonce";

    private OpenIdConnectConfiguration? _provider;

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        _provider = await metadata.GetAsync(Context.RequestAborted);
        // It travels in the state, which is encrypted and tied to this browser by the correlation cookie.
        properties.Items[NonceKey] = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var address = _provider!.AuthorizationEndpoint;
        var query = base.BuildChallengeUrl(properties, redirectUri)[1..];
        return QueryHelpers.AddQueryString(address + (address.Contains('?') ? '&' : '?') + query, NonceKey, properties.Items[NonceKey]!);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        var provider = await metadata.GetAsync(Context.RequestAborted);
        return IsFrom(provider)
            ? await base.HandleRemoteAuthenticateAsync()
            : HandleRequestResult.Fail(new SignInRefusedException("The answer names another issuer, or none although the provider always names itself."));
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = context.Code,
            ["redirect_uri"] = context.RedirectUri,
            [OAuthConstants.CodeVerifierKey] = Take(context.Properties, OAuthConstants.CodeVerifierKey),
        };
        return await tokenClient.AskAsync(fields, Context.RequestAborted) switch
        {
            TokenResponse.Granted granted => OAuthTokenResponse.Success(JsonDocument.Parse(granted.Json)),
            TokenResponse.Denied denied => OAuthTokenResponse.Failed(new SignInRefusedException($"The token endpoint answered {(int)denied.Status}: {denied.Error}.")),
            var unknown => throw new InvalidOperationException($"{unknown.GetType().Name} is not handled."),
        };
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var idToken = tokens.Response!.RootElement.TryGetProperty("id_token", out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        if (string.IsNullOrEmpty(idToken))
        {
            throw new SignInRefusedException("The token endpoint sent no id token.");
        }

        var proven = await validation.ValidateAsync(idToken, tokens.AccessToken!, Take(properties, NonceKey), Context.RequestAborted);
        return await tickets.CreateAsync(proven, tokens, idToken, properties, Scheme.Name, Context.RequestAborted);
    }

    /// <summary>RFC 9207: an answer that was meant for a client of another provider is not ours to use.</summary>
    private bool IsFrom(OpenIdConnectConfiguration provider)
    {
        var issuer = Request.Query["iss"].ToString();
        return issuer.Length > 0 ? issuer == provider.Issuer : !provider.AuthorizationResponseIssParameterSupported;
    }

    private static string Take(AuthenticationProperties properties, string key) =>
        properties.Items.Remove(key, out var value) && value is not null ? value : throw new SignInRefusedException($"The state holds no {key}.");
}
