namespace Portal.Services.SubAccounts;

/// <summary>What a sign-in or a refresh yields. <paramref name="ExpiresAt"/> in UTC, null when the provider doesn't say.</summary>
public sealed record ProviderTokens(string AccessToken, string? RefreshToken, DateTime? ExpiresAt)
{
    public override string ToString() => "tokens"; // never themselves in a log
}

/// <summary>Asks the identity provider for new tokens.</summary>
public interface ITokenRefresher
{
    Task<RefreshOutcome> RefreshAsync(string refreshToken, CancellationToken cancellationToken);
}

/// <summary>Every way a refresh can end.</summary>
public abstract record RefreshOutcome
{
    private RefreshOutcome()
    {
    }

    public sealed record Refreshed(ProviderTokens Tokens) : RefreshOutcome;

    /// <summary>A definite no: expired, revoked, or used before.</summary>
    public sealed record Refused(string Error) : RefreshOutcome;

    /// <summary>No usable answer just now.</summary>
    public sealed record Unreachable(string Reason) : RefreshOutcome;
}
