using Portal.Services.Team;
using Portal.Web.Features.History;

namespace Portal.Web.Features.Team;

/// <summary>How long contacts waited for the answers of one period, person, channel, day or hour. <paramref name="Messages"/>: where messages like these are listed; null where the history has no such question.</summary>
public sealed record WaitRow(string Name, HistoryAddress? Messages, ResponseCounts Counts)
{
    /// <summary>What stands below its column of a chart, where there is no room for the whole name.</summary>
    public string Below { get; init; } = string.Empty;

    internal HistoryAddress? Answers => Messages is null ? null : Messages with { Answered = WaitChoices.Any };

    internal HistoryAddress? Within(int minutes) => Messages is null ? null : Messages with { Answered = WaitChoices.NotLongerThan(minutes) };

    internal HistoryAddress? After(int minutes) => Messages is null ? null : Messages with { Answered = WaitChoices.LongerThan(minutes) };
}
