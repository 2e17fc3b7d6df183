using Portal.Services.Composing;

namespace Portal.Services.Messages;

/// <summary>Which messages can be sent once more as they are.</summary>
public static class RetryRule
{
    /// <summary>Why that would end as it has ended, and what to do instead, as sentences; null where it may succeed.</summary>
    public static string? WhyNot(Message message) =>
        message.State is MessageState.Refused or MessageState.Failed && RefusalWords.Of(message.ReasonCode, message.Channel) is { IsFinal: true } words
            ? $"Sending the same again can’t help. {words}"
            : null;
}
