using Portal.Services.Messages;

namespace Portal.Web.Features.Messages;

/// <summary>What became of what was asked for, for one message or many: “3 cancelled, 1 was already being sent”.</summary>
public static class DeedWords
{
    private const string WaitsForApproval = "waits for approval";

    public static string Summary(Deed deed, IReadOnlyList<ActionResult> results)
    {
        var done = results.Count(IsDone);
        var parts = results.Where(result => !IsDone(result)).Select(Failure).CountBy(words => words).Select(pair => $"{pair.Value} {pair.Key}");
        return string.Join(", ", (done > 0 ? [$"{done} {deed.Words}"] : Enumerable.Empty<string>()).Concat(parts));
    }

    /// <summary>For one message, as a sentence.</summary>
    public static string OfOne(Deed deed, string contactName, ActionResult result) => IsDone(result)
        ? $"The message to {contactName} is {deed.Words}"
        : $"The message to {contactName} {Failure(result)}";

    // Done too, but it is not on its way by that.
    private static bool IsDone(ActionResult result) => result is ActionResult.Done { WaitsForApproval: false };

    private static string Failure(ActionResult result) => result switch
    {
        ActionResult.Done => WaitsForApproval,
        ActionResult.TooLate { State: MessageState.WaitingForApproval } => WaitsForApproval,
        ActionResult.TooLate { State: MessageState.Sending } => "was already being sent",
        ActionResult.TooLate { State: MessageState.ServiceScheduled } => "has just been given to HighLevel: try again",
        ActionResult.TooLate { State: MessageState.Cancelled } => "was taken back already",
        ActionResult.TooLate { State: MessageState.Scheduled } => "is waiting to be sent already",
        ActionResult.TooLate { State: MessageState.Accepted or MessageState.Delivered or MessageState.Read } => "was sent already",
        ActionResult.TooLate => "was changed meanwhile",
        ActionResult.NotFound => "is not here any more, or not yours to change",
        ActionResult.DraftInTheWay => "will not be sent, and is held with its text, because another draft stands where it would go",
        ActionResult.WouldDouble => "was left as it is, because the contact may get it twice",
        ActionResult.Refused(var problem) => $"was left as it is: {problem.Reason}",
        ActionResult.NotGivenBack(var reason) => $"was left as it is: {reason}",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "This result has no words."),
    };
}
