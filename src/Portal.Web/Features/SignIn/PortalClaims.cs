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
        identity.AddClaims(person.LocationIds.Select(id => new Claim(Allowed, id)));
        if (person.Role is { } role)
        {
            identity.AddClaim(new Claim(Role, role.ToString()));
        }

        return new ClaimsPrincipal(identity);
    }

    public static Guid? SessionId(this ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Session), out var id) ? id : null;

    public static Guid? PersonId(this ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Person), out var id) ? id : null;

    public static Role? PortalRole(this ClaimsPrincipal principal) => Enum.TryParse<Role>(principal.FindFirstValue(Role), out var role) ? role : null;

    public static string? CurrentSubAccount(this ClaimsPrincipal principal) => principal.FindFirstValue(Current);

    public static IReadOnlyList<string> AllowedSubAccounts(this ClaimsPrincipal principal) => [.. principal.FindAll(Allowed).Select(c => c.Value)];

    public static SignedIn ToSignedIn(this ClaimsPrincipal principal) => new(
        principal.PersonId() ?? throw new InvalidOperationException("The principal names no person."),
        principal.Identity?.Name ?? string.Empty,
        principal.PortalRole(),
        principal.AllowedSubAccounts());
}
