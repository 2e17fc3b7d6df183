using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;
using Portal.Services.People;
using Portal.Services.SubAccounts;
using Portal.Web.Features.SignIn.OpenId;

namespace Portal.Web.Features.SignIn;

/// <summary>Turns a proven id token into the portal's own description of who is signed in.</summary>
internal sealed class SignInTickets(SignIns signIns, UserInfoClient userInfo, IOptions<SignInOptions> options, TimeProvider time)
{
    public async Task<AuthenticationTicket> CreateAsync(
        ClaimsIdentity proven, OAuthTokenResponse tokens, string idToken, AuthenticationProperties properties, string scheme, CancellationToken cancellationToken)
    {
        var claims = await AllClaimsAsync(proven, tokens.AccessToken!, cancellationToken);
        var person = await signIns.SignInAsync(Facts(claims, tokens), cancellationToken);
        Keep(properties, claims, idToken);
        return new AuthenticationTicket(PortalClaims.Principal(person, scheme), properties, scheme);
    }

    private async Task<ClaimsIdentity> AllClaimsAsync(ClaimsIdentity proven, string accessToken, CancellationToken cancellationToken)
    {
        if (options.Value.GetClaimsFromUserInfoEndpoint)
        {
            var further = await userInfo.AskAsync(accessToken, proven.FindFirst("sub")!.Value, cancellationToken);
            proven.AddClaims(further.Where(c => !proven.HasClaim(p => p.Type == c.Type)));
        }

        return proven;
    }

    private SignInFacts Facts(ClaimsIdentity claims, OAuthTokenResponse tokens)
    {
        var names = options.Value.Claims;
        return new SignInFacts
        {
            Issuer = claims.FindFirst("iss")!.Value,
            Subject = claims.FindFirst("sub")!.Value,
            Name = claims.FindFirst(names.Name)?.Value is { Length: > 0 } name ? name : "Unnamed person",
            Email = claims.FindFirst(names.Email)?.Value,
            RoleValues = [.. claims.FindAll(names.Role).Select(c => c.Value)],
            LocationIds = [.. claims.FindAll(names.SubAccount).Select(c => c.Value)],
            Tokens = new ProviderTokens(tokens.AccessToken!, tokens.RefreshToken, ExpiresAt(tokens)),
        };
    }

    private DateTime? ExpiresAt(OAuthTokenResponse tokens) =>
        int.TryParse(tokens.ExpiresIn, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? time.GetUtcNow().UtcDateTime.AddSeconds(seconds) : null;

    /// <summary>What the provider wants to hear at sign-out, and nothing else: the access token lives apart from the session.</summary>
    private void Keep(AuthenticationProperties properties, ClaimsIdentity claims, string idToken)
    {
        properties.Items[ProviderSignOut.SessionKey] = claims.FindFirst("sid")?.Value;
        if (options.Value.SendIdTokenHint)
        {
            properties.StoreTokens([new AuthenticationToken { Name = "id_token", Value = idToken }]);
        }
    }
}
