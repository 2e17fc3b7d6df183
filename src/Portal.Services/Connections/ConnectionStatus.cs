using Portal.Services.HighLevel;

namespace Portal.Services.Connections;

/// <summary>How a sub-account is connected, for administrators. Times in UTC; never a token.</summary>
public sealed record ConnectionStatus(string LocationId, string Name, TokenSource? Source)
{
    /// <summary>Null where the source is the configuration or the sign-in, of which nobody knows more.</summary>
    public ConnectionState? State { get; init; }
    public string? ConnectedBy { get; init; }

    /// <summary>Whether the whole agency was connected, and the sub-account's token comes from the agency's.</summary>
    public bool IsThroughAgency { get; init; }
    public DateTime? ConnectedAt { get; init; }

    /// <summary>Null where the token does not end by itself.</summary>
    public DateTime? EndsAt { get; init; }

    /// <summary>HighLevel's scopes that came with the token; empty where it names none, as a private integration token.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Those of <see cref="Permissions.Needed"/> that the token lacks, as far as that is known.</summary>
    public IReadOnlyList<string> Missing => Scopes.Count == 0 ? [] : [.. Permissions.Needed.Keys.Except(Scopes)];

    /// <summary>When the portal renews it by itself.</summary>
    public DateTime? RenewsAt { get; init; }

    /// <summary>As far as this portal has seen since it started.</summary>
    public required AccountAnswer Seen { get; init; }
}

/// <summary>Every way connecting a sub-account can end.</summary>
public abstract record ConnectOutcome
{
    private ConnectOutcome()
    {
    }

    /// <summary>It works. <paramref name="Missing"/>: permissions that the token lacks.</summary>
    public sealed record Connected(IReadOnlyList<string> Missing) : ConnectOutcome;

    /// <summary>Nothing was stored; what was there before is untouched. <paramref name="Reason"/> is a sentence for the administrator.</summary>
    public sealed record NotConnected(string Reason) : ConnectOutcome;
}
