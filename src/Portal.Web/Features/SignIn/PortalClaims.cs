using System.Security.Claims;
using Portal.Services.People;

namespace Portal.Web.Features.SignIn;

/// <summary>The claims of a signed-in person, as the portal itself writes them; nothing of the provider's own comes through.</summary>
internal static class PortalClaims
{
    /// <summary>Named as the framework looks for it, so that antiforgery tokens belong to a person and outlive a change of sub-account.</summary>
    public const string Person = "sub";
    public const string Session = "portal:session";
    public const string Name = "portal:name";

    /// <summary>What the person is in the sub-account being worked in.</summary>
    public const string Role = "portal:role";

    /// <summary>Each sub-account that the person may work in.</summary>
    public const string Allowed = "portal:allowed-sub-account";

    /// <summary>The one being worked in.</summary>
    public const string Current = "portal:sub-account";

    public static ClaimsPrincipal Principal(SignedIn person, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, Name, Role);
        identity.AddClaim(new Claim(Person, person.PersonId.ToString()));
        identity.AddClaim(new Claim(Name, person.Name));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>The same person in a sub-account, with what they may do as of now; in none, and as nothing, where they are not let into it.</summary>
    public static ClaimsPrincipal WithAccess(this ClaimsPrincipal principal, Access access, string? locationId)
    {
        var identity = new ClaimsIdentity(principal.Identity);
        foreach (var earlier in identity.FindAll(c => c.Type is Allowed or Current or Role).ToList())
        {
            identity.RemoveClaim(earlier);
        }

        identity.AddClaims(access.LocationIds.Select(id => new Claim(Allowed, id)));
        if (locationId is not null && access.In(locationId) is { } here)
        {
            identity.AddClaims([new Claim(Current, locationId), new Claim(Role, here.Role.ToString())]);
        }

        return new ClaimsPrincipal(identity);
    }

    /// <summary>Whether it says what the person may do as of now.</summary>
    public static bool Says(this ClaimsPrincipal principal, Access access) =>
        principal.PortalRole() == access.In(principal.CurrentSubAccount())?.Role && principal.AllowedSubAccounts().SequenceEqual(access.LocationIds);

    public static Guid? SessionId(this ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Session), out var id) ? id : null;

    public static Guid? PersonId(this ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Person), out var id) ? id : null;

    public static Role? PortalRole(this ClaimsPrincipal principal) => Enum.TryParse<Role>(principal.FindFirstValue(Role), out var role) ? role : null;

    public static string? CurrentSubAccount(this ClaimsPrincipal principal) => principal.FindFirstValue(Current);

    public static IReadOnlyList<string> AllowedSubAccounts(this ClaimsPrincipal principal) => [.. principal.FindAll(Allowed).Select(c => c.Value)];
}
