using Portal.Services.Approvals;
using Portal.Services.Messages;

namespace Portal.Web.Features.Approvals;

/// <summary>What became of messages that somebody decided about, and what is said of those that wait.</summary>
internal static class ApprovalWords
{
    /// <summary>For one message, as a sentence.</summary>
    public static string OfOne(string done, string contactName, ApprovalResult result) =>
        $"The message to {contactName} {(result is ApprovalResult.Done ? $"is {done}" : $"is not {done}: {WhyNot(result)}")}";

    public static string Summary(string done, IReadOnlyList<ApprovalResult> results)
    {
        var count = results.Count(result => result is ApprovalResult.Done);
        var parts = results.Where(result => result is not ApprovalResult.Done).Select(WhyNot).CountBy(words => words).Select(pair => $"{pair.Value} not {done}: {pair.Key}");
        return string.Join(", ", (count > 0 ? [$"{count} {done}"] : Enumerable.Empty<string>()).Concat(parts));
    }

    public static string Reminder(IReadOnlyList<Message> waiting, DateTime utcNow)
    {
        var longest = utcNow - waiting.Min(message => message.StateAt);
        var since = longest.TotalHours >= 2 ? $"{(int)longest.TotalHours} hours" : $"{(int)longest.TotalMinutes} minutes";
        return waiting is [var only] ? $"A message to {only.ContactName} has waited {since} for approval" : $"{waiting.Count} messages wait for approval, the first of them for {since}";
    }

    /// <summary>What became of a row that is not waiting any more.</summary>
    public static string Became(Message? message) => message switch
    {
        null => "Not here any more",
        { State: MessageState.Cancelled } => "Taken back",
        { HeldBecause: HoldKind.SentBack } => "Sent back",
        { HeldBecause: HoldKind.NotApproved } => "Its time passed",
        { IsApproved: true } => $"Approved by {message.ApprovedByName}",
        _ => "Not waiting any more",
    };

    private static string WhyNot(ApprovalResult result) => result switch
    {
        ApprovalResult.Changed { State: MessageState.WaitingForApproval } => "it has another time since, look at it again",
        ApprovalResult.Changed { State: MessageState.Cancelled } => "it was taken back",
        ApprovalResult.Changed { State: MessageState.Held } => "it is held, with the reason under Needs attention",
        ApprovalResult.Changed => "somebody has approved it already",
        ApprovalResult.OwnMessage => "you wrote it, so somebody else decides",
        ApprovalResult.NotAllowed => "managers and administrators decide",
        ApprovalResult.TimePassed => "the time that it was planned for has passed",
        ApprovalResult.NotFound => "it is not here any more",
        ApprovalResult.Refused(var problems) => problems[0].Reason,
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "This result has no words."),
    };
}
