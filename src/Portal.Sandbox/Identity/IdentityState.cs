namespace Portal.Sandbox.Identity;

/// <summary>What the identity provider must remember so that a restart signs nobody out.</summary>
internal sealed record IdentityState
{
    /// <summary>Newest first; the first one signs, all of them verify.</summary>
    public IReadOnlyList<StoredKey> Keys { get; init; } = [];

    /// <summary>Raised to make every access token of before worthless.</summary>
    public int Generation { get; init; }

    /// <summary>By the hash of the token.</summary>
    public IReadOnlyDictionary<string, RefreshGrant> RefreshTokens { get; init; } = new Dictionary<string, RefreshGrant>();
}

internal sealed record StoredKey(string Id, string Pkcs8);

/// <param name="Family">All refresh tokens that came out of one sign-in.</param>
internal sealed record RefreshGrant(string PersonId, string Scope, string Family, bool Used);
