using Portal.Services.Messages;

namespace Portal.Web.Controls;

/// <summary>
/// How the state of a message is told: a word, an icon, how much it matters (a class of app.css), and, where the reason
/// alone doesn't say it, what to do next.
/// </summary>
public sealed record StateWords(string Word, IconName Icon, string Tone, string? Advice = null)
{
    /// <summary>Of a message that is due and can't go out now; why is said beside it.</summary>
    public static StateWords Waiting { get; } = new("Waiting", IconName.Clock, "warn");

    /// <summary>What a person does about a message that may have been sent.</summary>
    public const string Decide = "Ask the contact, or look in HighLevel, and decide.";

    public static StateWords Of(MessageState state) => state switch
    {
        MessageState.WaitingForApproval => new("Waiting for approval", IconName.Held, "plain"),
        MessageState.Scheduled => new("Scheduled", IconName.Clock, "plain"),
        MessageState.ServiceScheduled => new("Scheduled", IconName.Clock, "plain"),
        MessageState.Sending => new("Sending", IconName.Sending, "plain"),
        MessageState.Accepted => new("Accepted", IconName.Check, "plain"),
        MessageState.Delivered => new("Delivered", IconName.Delivered, "good"),
        MessageState.Read => new("Read", IconName.Delivered, "read"),
        MessageState.Failed => new("Failed", IconName.Warning, "bad", "It was accepted, but it did not arrive."),
        MessageState.Refused => new("Not sent", IconName.Stop, "bad", "Nothing was sent."),
        MessageState.Unknown => new("Unknown", IconName.Question, "warn", "It may have been sent. The portal is finding out: don’t send it again yet."),
        MessageState.Held => new("Held", IconName.Held, "warn", "It waits until a person has looked at it."),
        MessageState.Cancelled => new("Taken back", IconName.Held, "plain", "It was not sent. Its text went back to the drafts, or into another message."),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "This state has no words."),
    };
}
