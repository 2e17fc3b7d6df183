using Portal.Services.Composing;

namespace Portal.Services.Team;

/// <summary>How long contacts waited for answers. An answer counts where the message counts that it is: see <see cref="TeamReport"/>.</summary>
public sealed record ResponseReport
{
    public required IReadOnlyDictionary<TeamPeriod, ResponseCounts> Periods { get; init; }

    /// <summary>Each day of last week and of this one, the first first.</summary>
    public required IReadOnlyList<(DateOnly Day, ResponseCounts Counts)> Days { get; init; }

    /// <summary>Of the chosen period, by the hour of the day in which the answers were written, from 0 to 23.</summary>
    public required IReadOnlyList<ResponseCounts> Hours { get; init; }

    /// <summary>Of the chosen period; who answered most comes first.</summary>
    public required IReadOnlyList<(TeamPerson Person, ResponseCounts Counts)> People { get; init; }

    /// <summary>Of the chosen period; the busiest first.</summary>
    public required IReadOnlyList<(Channel Channel, ResponseCounts Counts)> Channels { get; init; }
}
