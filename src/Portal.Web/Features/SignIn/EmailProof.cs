using System.Security.Claims;

namespace Portal.Web.Features.SignIn;

/// <summary>Whether the provider says that an address is the person's own.</summary>
internal static class EmailProof
{
    public const string Claim = "email_verified";

    /// <summary>The claim that <see cref="Claim"/> speaks of, and no other.</summary>
    public const string Email = "email";

    /// <summary>Null where it doesn't say, or not of the claim that the portal takes the address from. Of several addresses none is known to be meant.</summary>
    public static bool? Of(ClaimsPrincipal claims, string emailClaim) =>
        claims.FindAll(emailClaim).Skip(1).Any() ? false
        : emailClaim != Email ? null
        : claims.FindAll(Claim).Select(c => c.Value).ToList() switch
        {
            [] => null,
            [var only] => string.Equals(only, "true", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
}
