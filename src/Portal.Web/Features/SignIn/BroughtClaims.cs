using System.Globalization;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Portal.Services.People;

namespace Portal.Web.Features.SignIn;

/// <summary>
/// What a sign-in brought of what the portal looks at, for the person whom it lets in nowhere. It lies with the session, encrypted, and
/// never in an address; it holds no more than people can read, and nothing of what the portal would have let in.
/// </summary>
public sealed record BroughtClaims
{
    private const string Key = "brought";
    private const int MostValues = 12;
    private const int LongestValue = 60;

    public required string RoleClaim { get; init; }
    public required IReadOnlyList<string> Roles { get; init; }
    public required string SubAccountClaim { get; init; }
    public required IReadOnlyList<string> SubAccounts { get; init; }
    public string? Email { get; init; }
    public bool IsEmailProven { get; init; }

    /// <summary>Whether one of the values made the person something, and whether one named a sub-account of the portal.</summary>
    public bool HasRole { get; init; }
    public bool HasSubAccount { get; init; }

    public static BroughtClaims Of(ClaimsPrincipal claims, SignInOptions.ClaimNames names, SignedIn taken) => new()
    {
        RoleClaim = names.Role,
        Roles = Values(claims, names.Role),
        SubAccountClaim = names.SubAccount,
        SubAccounts = Values(claims, names.SubAccount),
        Email = Values(claims, names.Email).FirstOrDefault(),
        IsEmailProven = taken.VerifiedEmail is not null,
        HasRole = taken.ClaimedRole is not null,
        HasSubAccount = taken.ClaimedLocationIds.Count > 0,
    };

    public static BroughtClaims? Find(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(Key, out var text) is true && text is not null ? JsonSerializer.Deserialize<BroughtClaims>(text) : null;

    public void KeepIn(AuthenticationProperties properties) => properties.Items[Key] = JsonSerializer.Serialize(this);

    private static List<string> Values(ClaimsPrincipal claims, string name) => [.. claims.FindAll(name).Select(c => Shown(c.Value)).Distinct().Take(MostValues)];

    // What turns the direction of a text, or is not seen at all, would let a value look like another.
    private static string Shown(string value)
    {
        var seen = value.EnumerateRunes().Where(r => !Rune.IsControl(r) && Rune.GetUnicodeCategory(r) is not UnicodeCategory.Format).Take(LongestValue + 1).ToList();
        return string.Concat(seen.Take(LongestValue)) + (seen.Count > LongestValue ? "…" : null);
    }
}
