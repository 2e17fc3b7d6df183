namespace Portal.Services.Team;

/// <summary>What one person's messages came to, counted as <see cref="TeamReport"/> counts them.</summary>
public sealed record PersonReport
{
    public required TeamPerson Person { get; init; }
    public required DateOnly Today { get; init; }
    public required IReadOnlyDictionary<TeamPeriod, MessageCounts> Periods { get; init; }

    /// <summary>How long contacts waited for this person's answers.</summary>
    public required IReadOnlyDictionary<TeamPeriod, ResponseCounts> Responses { get; init; }
}
