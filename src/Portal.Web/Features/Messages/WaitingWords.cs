using Portal.Services.Conversations;
using Portal.Services.Delivery;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Web.Controls;

namespace Portal.Web.Features.Messages;

/// <summary>Whether a message that is due waits, wherever it is shown; until when and why, as sentences.</summary>
public static class WaitingWords
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    // Longer than anybody can choose for undoing.
    private static readonly TimeSpan WhileUndone = TimeSpan.FromMinutes(2);

    /// <summary>Null where nothing but its own time is in the way of a message.</summary>
    public static string? Of(Message message, SendingPause? pause, ViewerClock clock) =>
        message.State is MessageState.Scheduled ? Of(message.DueAt, message.Reason, pause, clock) : null;

    /// <inheritdoc cref="Of(Message, SendingPause?, ViewerClock)"/>
    public static string? Of(HistoryRow row, SendingPause? pause, ViewerClock clock) =>
        row.State is MessageState.Scheduled ? Of(row.DueAt, row.Reason, pause, clock) : null;

    /// <inheritdoc cref="Of(Message, SendingPause?, ViewerClock)"/>
    public static string? Of(ExportedMessage message, SendingPause? pause, ViewerClock clock) =>
        message.State is MessageState.Scheduled ? Of(message.DueAt, message.Reason, pause, clock) : null;

    /// <inheritdoc cref="Of(Message, SendingPause?, ViewerClock)"/>
    public static string? Of(ThreadItem item, SendingPause? pause, ViewerClock clock) =>
        item is { MessageId: not null, State: MessageState.Scheduled } ? Of(item.DueAt ?? item.At, item.Reason, pause, clock) : null;

    /// <summary><paramref name="dueAt"/> in UTC; <paramref name="reason"/> is why it was not sent at its last try, if there was one.</summary>
    public static string? Of(DateTime dueAt, string? reason, SendingPause? pause, ViewerClock clock) =>
        pause is not null && dueAt < (pause.Until ?? clock.UtcNow + Soon(pause)) ? Of(pause, clock)
        : reason is not null && dueAt > clock.UtcNow ? $"{reason} It is tried again at {Time(dueAt, clock)}."
        : reason;

    public static string Of(SendingPause pause, ViewerClock clock) => pause switch
    {
        SendingPause.AskedToWait { Until: null } => "Waiting: HighLevel asked us to wait. One message is tried, then the others follow.",
        SendingPause.AskedToWait { Until: { } until, IsCut: true } asked =>
            $"Waiting until {Time(until, clock)} at the latest: HighLevel asked us to wait {Length(asked.Asked)}. That is too long to be believed, so we ask again every few minutes.",
        SendingPause.AskedToWait { Until: { } until, IsProbed: true } => $"Waiting until {Time(until, clock)} at the latest: HighLevel asked us to wait.",
        SendingPause.AskedToWait { Until: { } until } => $"Waiting until {Time(until, clock)}: HighLevel asked us to wait.",
        SendingPause.NoAnswer { Until: { } until } => $"Waiting until {Time(until, clock)}: HighLevel does not answer. It is tried again then.",
        SendingPause.NoAnswer => "Waiting: HighLevel does not answer. One message is tried, then the others follow.",
        SendingPause.DayUsedUp day =>
            $"Waiting until {Time(day.DayEnds, clock)}: HighLevel takes {Requests(day.Limit)} a day, and {Kept(day.Kept)}.",
        SendingPause.NotActive => "Waiting: HighLevel has paused this sub-account. It goes out by itself when HighLevel makes it active again; an administrator can see there why.",
        SendingPause.LimitReached limit => $"Waiting until {Time(limit.Free, clock)}: HighLevel takes no more requests before then.",
        _ => throw new ArgumentOutOfRangeException(nameof(pause), pause, "This pause has no words."),
    };

    // What can still be undone waits already where nothing is tried at all; where one message is tried, it may go out in its time.
    private static TimeSpan Soon(SendingPause pause) => pause is SendingPause.NotActive ? WhileUndone : Moment;

    private static string Time(DateTime utc, ViewerClock clock) => TimeWords.Until(clock.Local(utc), clock.Now, clock.Form);

    private static string Requests(int limit) => limit == 1 ? "1 request" : $"{limit:N0} requests";

    private static string Kept(int kept) => kept switch
    {
        0 => "today’s are used up",
        1 => "the last one of today is kept for reading",
        _ => $"the last {kept:N0} of today are kept for reading",
    };

    private static string Length(TimeSpan time) => time switch
    {
        { TotalDays: >= 365 } => "more than a year",
        { TotalDays: >= 2 } => $"{(int)time.TotalDays} days",
        { TotalHours: >= 2 } => $"{(int)time.TotalHours} hours",
        _ => $"{(int)Math.Ceiling(time.TotalMinutes)} minutes",
    };
}
