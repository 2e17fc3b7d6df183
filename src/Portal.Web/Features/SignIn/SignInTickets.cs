using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Portal.Services.People;
using Portal.Services.SubAccounts;

namespace Portal.Web.Features.SignIn;

/// <summary>Turns the proven answer of the provider into the portal's own description of who is signed in.</summary>
internal sealed class SignInTickets(SignIns signIns, IOptions<SignInOptions> options)
{
    public async Task CompleteAsync(TicketReceivedContext context)
    {
        var (claims, properties) = (context.Principal!, context.Properties!);
        var person = await signIns.SignInAsync(Facts(claims, properties), context.HttpContext.RequestAborted);
        Keep(properties, claims);
        BroughtClaims.Of(claims, options.Value.Claims, person).KeepIn(properties);
        context.Principal = PortalClaims.Principal(person, context.Scheme.Name);
    }

    private SignInFacts Facts(ClaimsPrincipal claims, AuthenticationProperties properties)
    {
        var names = options.Value.Claims;
        return new SignInFacts
        {
            Issuer = claims.FindFirstValue("iss")!,
            Subject = claims.FindFirstValue("sub")!,
            Name = claims.FindFirstValue(names.Name) is { Length: > 0 } name ? name : "Unnamed person",
            Email = claims.FindFirstValue(names.Email),
            IsEmailVerified = EmailProof.Of(claims, names.Email),
            RoleValues = [.. claims.FindAll(names.Role).Select(c => c.Value)],
            LocationIds = [.. claims.FindAll(names.SubAccount).Select(c => c.Value)],
            Tokens = new ProviderTokens(properties.GetTokenValue("access_token")!, properties.GetTokenValue("refresh_token"), ExpiresAt(properties)),
        };
    }

    private static DateTime? ExpiresAt(AuthenticationProperties properties) =>
        DateTimeOffset.TryParse(properties.GetTokenValue("expires_at"), CultureInfo.InvariantCulture, out var at) ? at.UtcDateTime : null;

    /// <summary>What the provider wants to hear at sign-out, and nothing else: the access token lives apart from the session.</summary>
    private void Keep(AuthenticationProperties properties, ClaimsPrincipal claims)
    {
        properties.Items[ProviderSignOut.SessionKey] = claims.FindFirstValue("sid");
        var idToken = options.Value.SendIdTokenHint ? properties.GetTokenValue("id_token") : null;
        properties.StoreTokens(idToken is null ? [] : [new AuthenticationToken { Name = "id_token", Value = idToken }]);
    }
}
