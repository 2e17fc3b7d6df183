namespace Portal.Services.HighLevel;

/// <summary>A sub-account's bearer token. It never prints itself, so it can't reach a log by way of a record's text.</summary>
public sealed record AccessToken(string LocationId, string Value)
{
    public TokenSource Source { get; init; } = TokenSource.SignIn;

    /// <summary>It is only tried: what becomes of it says nothing about the token that the sub-account works with.</summary>
    public bool IsTrial { get; init; }

    public override string ToString() => $"token of {LocationId}";
}
