namespace Portal.Services.Connections;

/// <summary>Tokens that HighLevel gave to the company's app. <paramref name="ExpiresAt"/> in UTC.</summary>
public sealed record Grant(string AccessToken, string? RefreshToken, DateTime ExpiresAt, IReadOnlyList<string> Scopes)
{
    /// <summary>The sub-account that they are for; null where they are a whole company's.</summary>
    public string? LocationId { get; init; }

    public string? CompanyId { get; init; }

    public override string ToString() => "grant"; // never its tokens in a log
}

/// <summary>Every way asking for tokens can end.</summary>
public abstract record GrantOutcome
{
    private GrantOutcome()
    {
    }

    public sealed record Granted(Grant Grant) : GrantOutcome;

    /// <summary>A definite no: unknown, expired, revoked, or used before. <paramref name="Message"/> in the service's words.</summary>
    public sealed record Refused(string Message) : GrantOutcome;

    /// <summary>The sub-account is not active at HighLevel; the same tokens work again when it is.</summary>
    public sealed record Paused : GrantOutcome;

    /// <summary>No usable answer just now.</summary>
    public sealed record Unreachable(string Reason) : GrantOutcome;
}
