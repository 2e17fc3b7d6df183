using Portal.Services.Messages;
using Portal.Services.Team;
using Portal.Web.Features.History;

namespace Portal.Web.Features.Team;

/// <summary>The page's address, and those of the messages behind its figures.</summary>
internal static class TeamAddress
{
    public const string Path = "team";

    private static readonly Dictionary<TeamPeriod, (string Key, string Words)> Names = new()
    {
        [TeamPeriod.Today] = ("today", "Today"),
        [TeamPeriod.Yesterday] = ("yesterday", "Yesterday"),
        [TeamPeriod.ThisWeek] = ("this-week", "This week"),
        [TeamPeriod.LastWeek] = ("last-week", "Last week"),
    };

    public static string Words(TeamPeriod period) => Names[period].Words;

    public static string Of(TeamPeriod period) => $"{Path}?period={Names[period].Key}";

    public static string OfPerson(Guid personId) => $"{Path}/person/{personId}";

    /// <summary>This week where the address names none.</summary>
    public static TeamPeriod Period(string? key) => Names.Where(name => name.Value.Key == key).Select(name => (TeamPeriod?)name.Key).FirstOrDefault() ?? TeamPeriod.ThisWeek;

    /// <summary>The messages that were written in those days.</summary>
    public static HistoryAddress Messages(DaySpan days) => new() { From = $"{days.From:yyyy-MM-dd}", To = $"{days.To:yyyy-MM-dd}" };

    /// <summary>Of these, the ones that a figure counts.</summary>
    public static HistoryAddress Of(this HistoryAddress messages, TeamFigure figure) => messages with { State = figure.Part ?? Keys(figure.States) };

    private static string? Keys(IReadOnlyList<MessageState> states) => states.Count == 0 ? null
        : string.Join(',', StateChoices.All.Where(choice => choice.IsUndone is null && choice.States.All(states.Contains)).Select(choice => choice.Key));
}
