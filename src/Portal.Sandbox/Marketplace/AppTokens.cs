using System.Text.Json.Nodes;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Marketplace;

/// <summary>An access token and the refresh token that came with it.</summary>
internal sealed record AppTokenPair(string AccessToken, string RefreshToken, string RefreshTokenId, TimeSpan Lifetime, IReadOnlyList<string> Scopes);

/// <summary>The app's tokens. Access tokens say what they allow; refresh tokens are good once each.</summary>
internal sealed class AppTokens(Jwt jwt, KeptState<MarketplaceState> store, PlayedApp app, TokenTerms terms, TimeProvider time)
{
    private const string Type = "oauth+jwt"; // another than the sign-in's, so that neither is ever taken for the other

    public AppTokenPair Issue(Installation installation)
    {
        var refreshToken = RandomText.Create(48);
        store.Change(state => (With(state, RandomText.Hash(refreshToken), installation.Id), true));
        IReadOnlyList<string> scopes = [.. installation.Scopes.Except(terms.LeftOutScopes)];
        var lifetime = terms.AccessTokenLifetime;
        return new AppTokenPair(Sign(installation, scopes, lifetime), refreshToken, RandomText.Create(12), lifetime, scopes);
    }

    /// <summary>The installation that a refresh token belongs to; does not spend it.</summary>
    public Installation? Owner(string refreshToken) => Owner(store.Current, RandomText.Hash(refreshToken));

    /// <summary>Spends a refresh token. Of several that come with the same one, one alone is told true.</summary>
    public bool Spend(string refreshToken) => store.Change(state =>
    {
        var left = state.RefreshTokens.ToDictionary();
        var spent = left.Remove(RandomText.Hash(refreshToken));
        return (state with { RefreshTokens = left }, spent);
    });

    /// <summary>The grant, or null when the token is none of the app's, or no longer worth anything.</summary>
    public Grant? Read(string token)
    {
        if (jwt.Read(Type, token) is not { } claims || !IsLive(claims))
        {
            return null;
        }

        return new Grant(
            PlayedApp.Installer,
            [(string?)claims["authClassId"] ?? string.Empty],
            Texts.FromArray(claims["oauthMeta"]?["scopes"]),
            (string?)claims["authClass"] ?? string.Empty);
    }

    /// <summary>Every access token of before is worthless; refresh tokens live on.</summary>
    public void ExpireAccessTokens() => store.Change(state => (state with { Generation = state.Generation + 1 }, true));

    private bool IsLive(JsonObject claims) =>
        (long?)claims["exp"] > time.GetUtcNow().ToUnixTimeSeconds()
        && (int?)claims["generation"] == store.Current.Generation
        && (string?)claims["oauthMeta"]?["clientKey"] == app.ClientId
        && store.Current.Installations.Any(installation => installation.Id == (string?)claims["installation"]);

    private string Sign(Installation installation, IReadOnlyList<string> scopes, TimeSpan lifetime) => jwt.Sign(Type, new JsonObject
    {
        ["authClass"] = installation.IsCompany ? "Company" : "Location",
        ["authClassId"] = installation.ResourceId,
        ["source"] = "INTEGRATION",
        ["sourceId"] = app.ClientId,
        ["channel"] = "OAUTH",
        ["primaryAuthClassId"] = installation.ResourceId,
        ["oauthMeta"] = new JsonObject { ["scopes"] = Texts.ToArray(scopes), ["client"] = app.Id, ["versionId"] = app.VersionId, ["clientKey"] = app.ClientId },
        ["iat"] = time.GetUtcNow().ToUnixTimeSeconds(),
        ["exp"] = (time.GetUtcNow() + lifetime).ToUnixTimeSeconds(),
        ["jti"] = RandomText.Create(12),
        ["installation"] = installation.Id,
        ["generation"] = store.Current.Generation,
    });

    private static Installation? Owner(MarketplaceState state, string hash) =>
        state.RefreshTokens.TryGetValue(hash, out var id) ? state.Installations.FirstOrDefault(installation => installation.Id == id) : null;

    private static MarketplaceState With(MarketplaceState state, string hash, string installationId) =>
        state with { RefreshTokens = new Dictionary<string, string>(state.RefreshTokens) { [hash] = installationId } };
}
