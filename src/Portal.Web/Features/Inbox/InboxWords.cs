using System.Globalization;
using Portal.Services.Conversations;
using Portal.Services.Inbox;
using Portal.Services.Scheduling;
using Portal.Web.Controls;

namespace Portal.Web.Features.Inbox;

/// <summary>What views and marks are called.</summary>
internal static class InboxWords
{
    public const string UntilAnswer = "Until they answer";

    /// <summary>Those that one works through; <see cref="OtherViews"/> has the rest.</summary>
    public static IReadOnlyList<(InboxView View, string Words)> FirstViews { get; } = [(InboxView.Mine, "Mine"), (InboxView.Nobodys, "Nobody’s"), (InboxView.NeedsReply, "Needs reply")];

    public static IReadOnlyList<(InboxView View, string Words)> OtherViews { get; } =
    [
        (InboxView.Starred, "Starred"), (InboxView.Snoozed, "Snoozed"), (InboxView.Done, "Done"), (InboxView.Failed, "Failed"), (InboxView.HasDraft, "Has draft"), (InboxView.Planned, "Planned"),
    ];

    /// <summary>What a conversation is after it.</summary>
    public static string After(InboxCommand command, string? assignee, ViewerClock clock) => command switch
    {
        InboxCommand.Assign { UserId: null } => "assigned to nobody",
        InboxCommand.Assign => $"assigned to {assignee ?? "somebody"}",
        InboxCommand.MarkRead { IsRead: true } => "marked read",
        InboxCommand.MarkRead => "marked unread",
        InboxCommand.Star { IsStarred: true } => "starred",
        InboxCommand.Star => "no longer starred",
        InboxCommand.Snooze { Until: { } until } => $"snoozed until {TimeWords.Moment(clock.Local(until), clock.Now, clock.Form)}",
        InboxCommand.Snooze => "snoozed until they answer",
        InboxCommand.MarkDone => "done",
        InboxCommand.Open => "open again",
        _ => throw new InvalidOperationException($"{command.GetType().Name} has no words."),
    };

    /// <summary>How a conversation stands that is put aside.</summary>
    public static string Of(StandingMark mark, ViewerClock clock) => mark switch
    {
        { IsDone: true } => $"Done by {mark.PersonName}",
        { Until: { } until } => $"Snoozed until {TimeWords.Moment(clock.Local(until), clock.Now, clock.Form)}",
        _ => "Snoozed until they answer",
    };

    /// <summary>Until when one may snooze, by the viewer's clock.</summary>
    public static IReadOnlyList<(string Words, DateTime? Until)> Times(ViewerClock clock) =>
        [(UntilAnswer, null), .. SendPresets.For(clock.Zone, clock.UtcNow, clock.Form).Select(preset => (preset.Name, (DateTime?)preset.Time.At))];

    /// <summary>Ana Ruiz, or 12 conversations.</summary>
    public static string Who(IReadOnlyList<ChosenContact> chosen) => chosen is [var one] ? one.Name : string.Create(CultureInfo.CurrentCulture, $"{chosen.Count} conversations");

    /// <summary>Names, five at most.</summary>
    public static string Names(IReadOnlyList<ChosenContact> chosen) =>
        string.Join(", ", chosen.Take(5).Select(one => one.Name)) + (chosen.Count > 5 ? string.Create(CultureInfo.CurrentCulture, $" and {chosen.Count - 5} others") : null);
}

/// <summary>A conversation with which something is done; the name is for the words about it.</summary>
public sealed record ChosenContact(string Id, string Name);
