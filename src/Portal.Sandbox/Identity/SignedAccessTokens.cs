using System.Text.Json.Nodes;

namespace Portal.Sandbox.Identity;

/// <summary>Access tokens that carry all they allow, so that the service needs no memory of them.</summary>
internal sealed class SignedAccessTokens(Jwt jwt, KeptState<IdentityState> store, TimeProvider time) : IAccessTokens
{
    private const string Type = "at+jwt";

    public string Issue(Grant grant, TimeSpan lifetime)
    {
        var now = time.GetUtcNow();
        return jwt.Sign(Type, new JsonObject
        {
            ["sub"] = grant.Subject,
            ["locations"] = Texts.ToArray(grant.Locations),
            ["scope"] = string.Join(' ', grant.Scopes),
            ["authClass"] = grant.AuthClass,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + lifetime).ToUnixTimeSeconds(),
            ["jti"] = RandomText.Create(12),
            ["generation"] = store.Current.Generation,
        });
    }

    public Grant? Read(string token) => jwt.Read(Type, token) is { } claims && IsLive(claims) ? ToGrant(claims) : null;

    /// <summary>Makes every token issued so far worthless, refresh tokens included.</summary>
    public void RevokeAll() => store.Change(state =>
        (state with { Generation = state.Generation + 1, RefreshTokens = new Dictionary<string, RefreshGrant>() }, true));

    private bool IsLive(JsonObject claims) =>
        (int?)claims["generation"] == store.Current.Generation
        && (long?)claims["exp"] > time.GetUtcNow().ToUnixTimeSeconds();

    private static Grant ToGrant(JsonObject claims) => new(
        (string?)claims["sub"] ?? string.Empty,
        Texts.FromArray(claims["locations"]),
        ((string?)claims["scope"] ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries),
        (string?)claims["authClass"] ?? string.Empty);
}

internal static class Texts
{
    public static JsonArray ToArray(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);

    public static IReadOnlyList<string> FromArray(JsonNode? array) => [.. array?.AsArray().Select(n => (string?)n).OfType<string>() ?? []];
}
