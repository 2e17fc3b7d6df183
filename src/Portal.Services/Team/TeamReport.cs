using Portal.Services.Composing;

namespace Portal.Services.Team;

/// <summary>What a team's messages came to. A message counts on the day on which it was written, by <see cref="TeamReport.Today"/>'s clock, and as what it is now.</summary>
public sealed record TeamReport
{
    public required DateOnly Today { get; init; }

    /// <summary>The period that <see cref="Hours"/> and all below it are of.</summary>
    public required TeamPeriod Period { get; init; }

    public required IReadOnlyDictionary<TeamPeriod, MessageCounts> Periods { get; init; }

    /// <summary>Each day of last week and of this one, the first first.</summary>
    public required IReadOnlyList<(DateOnly Day, MessageCounts Counts)> Days { get; init; }

    /// <summary>By the hour of the day in which they were written, from 0 to 23. An hour that the clocks repeat counts once.</summary>
    public required IReadOnlyList<MessageCounts> Hours { get; init; }

    /// <summary>Who wrote most comes first.</summary>
    public required IReadOnlyList<(TeamPerson Person, MessageCounts Counts)> People { get; init; }

    /// <summary>The busiest first.</summary>
    public required IReadOnlyList<(Channel Channel, MessageCounts Counts)> Channels { get; init; }

    /// <summary>Why messages failed or were refused, by <see cref="Messages.Message.ReasonCode"/>, the most frequent first; a blank code where none was given.</summary>
    public required IReadOnlyList<(Channel Channel, string Code, int Count)> Failures { get; init; }

    /// <summary>Where those stand now of which it was unknown for a while whether they had been sent.</summary>
    public required MessageCounts OnceUnknown { get; init; }

    /// <summary>How long contacts waited for answers.</summary>
    public required ResponseReport Responses { get; init; }
}

public sealed record TeamPerson(Guid Id, string Name);
