using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Web.Features.SignIn.OpenId;

/// <summary>Decides whether an id token is true: signed by the provider, for us, now, and an answer to this very question.</summary>
internal sealed class IdTokenValidation(ProviderMetadata metadata, IOptions<SignInOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    // Only what is signed with a private key: never none, and never a secret that a public key could be taken for.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JsonWebTokenHandler _tokens = new() { MapInboundClaims = false };
    private readonly OpenIdConnectProtocolValidator _protocol = new() { RequireTimeStampInNonce = false, RequireNonce = true, RequireStateValidation = false };

    /// <exception cref="SecurityTokenException">It is not.</exception>
    /// <exception cref="OpenIdConnectProtocolException">It is, but does not belong to this sign-in.</exception>
    public async Task<ClaimsIdentity> ValidateAsync(string idToken, string accessToken, string nonce, CancellationToken cancellationToken)
    {
        var provider = await metadata.GetAsync(cancellationToken);
        var result = await _tokens.ValidateTokenAsync(idToken, Parameters(provider));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            provider = await metadata.RefreshAsync(provider, cancellationToken);
            result = await _tokens.ValidateTokenAsync(idToken, Parameters(provider));
        }

        if (!result.IsValid)
        {
            throw result.Exception;
        }

        CheckProtocol((JsonWebToken)result.SecurityToken, idToken, accessToken, nonce);
        return result.ClaimsIdentity;
    }

    private void CheckProtocol(JsonWebToken token, string idToken, string accessToken, string nonce)
    {
        if (token.TryGetPayloadValue<string>("azp", out var party) ? party != options.Value.ClientId : token.Audiences.Skip(1).Any())
        {
            throw new OpenIdConnectProtocolException("The id token was issued to another client.");
        }

        _protocol.ValidateTokenResponse(new OpenIdConnectProtocolValidationContext
        {
            ClientId = options.Value.ClientId,
            Nonce = nonce,
            ProtocolMessage = new OpenIdConnectMessage { IdToken = idToken, AccessToken = accessToken },
            ValidatedIdToken = JwtSecurityTokenConverter.Convert(token),
        });
    }

    private TokenValidationParameters Parameters(OpenIdConnectConfiguration provider) => new()
    {
        ValidIssuer = provider.Issuer,
        ValidAudience = options.Value.ClientId,
        ValidAlgorithms = Algorithms,
        IssuerSigningKeys = provider.SigningKeys,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = IsNow,
        NameClaimType = options.Value.Claims.Name,
    };

    private bool IsNow(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return now - Skew < expires && now + Skew >= (notBefore ?? DateTime.MinValue) && now + Skew >= ((JsonWebToken)token).IssuedAt;
    }
}
