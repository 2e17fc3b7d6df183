using Microsoft.Extensions.Logging;
using Portal.Services.HighLevel;
using Portal.Services.Messages;

namespace Portal.Services.Delivery;

/// <summary>One claimed message, from the request to the record of how it ended.</summary>
internal sealed partial class MessageDelivery(MessageSender sender, AttemptRecorder recorder, ILogger<MessageDelivery> logger)
{
    /// <summary>Never throws: what can't be recorded stays claimed, and becomes Unknown when its lease runs out.</summary>
    public async Task DeliverAsync(Message claimed)
    {
        try
        {
            await recorder.RecordAsync(claimed, await TryAsync(claimed));
        }
        catch (Exception exception)
        {
            LogLeftClaimed(exception, claimed.Id);
        }
    }

    // The request is not cut short by a stopping host: its own time-out ends it, and the answer is worth waiting for.
    private async Task<SendAttempt> TryAsync(Message claimed)
    {
        try
        {
            return await sender.SendAsync(claimed, CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogAttemptFailed(exception, claimed.Id);
            return new SendAttempt.Answered(new SendOutcome.Unknown("Something went wrong in the portal while it was being sent."));
        }
    }

    [LoggerMessage(LogLevel.Error, "The attempt to send message {MessageId} ended unexpectedly.")]
    private partial void LogAttemptFailed(Exception exception, Guid messageId);

    [LoggerMessage(LogLevel.Error, "How message {MessageId} ended could not be written down; it becomes Unknown when its lease runs out.")]
    private partial void LogLeftClaimed(Exception exception, Guid messageId);
}
