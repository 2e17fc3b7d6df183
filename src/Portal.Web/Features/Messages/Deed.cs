using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Scheduling;

namespace Portal.Web.Features.Messages;

/// <summary>
/// Something a person does with stored messages. <paramref name="Words"/> says what became of those that it was done with, after
/// their number: “3 cancelled”; <paramref name="ForRow"/> says it in a row, where that is more. <paramref name="Sends"/>: they go out then;
/// <paramref name="PlannedFor"/> (UTC): they will then.
/// </summary>
public sealed record Deed(string Name, string Words, Func<MessageActions, Caller, Message, CancellationToken, Task<ActionResult>> RunAsync, bool Sends = false, string? ForRow = null, DateTime? PlannedFor = null)
{
    /// <summary>The same in a row of its own.</summary>
    public string RowWords => ForRow ?? $"{char.ToUpperInvariant(Words[0])}{Words[1..]}";

    /// <summary>When the messages go out by it, UTC; null where they don't.</summary>
    public DateTime? LetsGoAt(DateTime utcNow) => Sends ? utcNow : PlannedFor;

    public static Deed Cancel { get; } = new("Cancel", "cancelled, with the text in the drafts", (actions, caller, message, stop) => actions.TakeBackAsync(caller, message.Id, stop));

    public static Deed SendNow { get; } = new("Send now", "on the way", (actions, caller, message, stop) => actions.SendNowAsync(caller, message.Id, stop), Sends: true);

    public static Deed TryAgain { get; } = new("Try again", "on the way again", (actions, caller, message, stop) => actions.TryAgainAsync(caller, message.Id, stop), Sends: true);

    /// <summary>The same, after its person was told by which earlier tries the contacts may get it twice.</summary>
    public static Deed TryAgainAllTheSame(IReadOnlyDictionary<Guid, Doubling> told) => TryAgain with
    {
        RunAsync = (actions, caller, message, stop) => actions.TryAgainAsync(caller, message.Id, told.GetValueOrDefault(message.Id), stop),
    };

    public static Deed WasSent { get; } = new(DoublingWords.WasSent, "marked as sent", (actions, caller, message, stop) => actions.SayWasSentAsync(caller, message.Id, stop));

    public static Deed SendAgain { get; } = new(DoublingWords.AllTheSame, "on the way again", (actions, caller, message, stop) => actions.SendAgainAsync(caller, message.Id, stop), Sends: true);

    public static Deed Dismiss { get; } = new("Dismiss", "dismissed", (actions, caller, message, stop) => actions.SetAsideAsync(caller, message.Id, stop));

    /// <summary>Those that can be done with many at once, of what needs attention.</summary>
    public static IReadOnlyList<Deed> ForMany { get; } = [TryAgain, WasSent, SendAgain, Dismiss];

    /// <summary>Each keeps its own condition; the portal holds it.</summary>
    public static Deed Reschedule(SendTime time, HourForm form) => new(
        "Reschedule",
        "rescheduled",
        (actions, caller, message, stop) => actions.RescheduleAsync(
            caller, message.Id, new SendPlan(time.At, time.StoredWall, time.Zone.Id, message.OnlyIfUnanswered, HeldByService: false), stop),
        ForRow: $"Rescheduled for {SendTimeWords.Full(time, form)}",
        PlannedFor: time.At);
}
