using Microsoft.Extensions.Logging;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Services.Delivery;

/// <summary>One claimed message, from the request to the record of how it ended.</summary>
internal sealed partial class MessageDelivery(MessageSender sender, Endings endings, ILogger<MessageDelivery> logger)
{
    /// <summary>Never throws: what can't be recorded stays claimed, and becomes Unknown later. <paramref name="answered"/> is called as soon as the request is over.</summary>
    public async Task DeliverAsync(Message claimed, RatePermit permit, Action answered, CancellationToken giveUp)
    {
        var attempt = await TryAsync(claimed, permit, giveUp);
        answered();
        try
        {
            await endings.RecordAsync(claimed, attempt);
        }
        catch (Exception exception)
        {
            LogLeftClaimed(StorageFault.Explains(exception) ? null : exception, claimed.Id);
        }
    }

    private async Task<SendAttempt> TryAsync(Message claimed, RatePermit permit, CancellationToken giveUp)
    {
        try
        {
            return await sender.SendAsync(claimed, permit, giveUp);
        }
        catch (OperationCanceledException) when (giveUp.IsCancellationRequested)
        {
            return new SendAttempt.Stopped(); // the client tells of a request that had begun as Unknown, and never by this
        }
        catch (Exception exception)
        {
            LogAttemptFailed(StorageFault.Explains(exception) ? null : exception, claimed.Id);
            return new SendAttempt.Answered(new SendOutcome.Unknown("Something went wrong in the portal while it was being sent."));
        }
    }

    [LoggerMessage(LogLevel.Error, "The attempt to send message {MessageId} ended unexpectedly.")]
    private partial void LogAttemptFailed(Exception? exception, Guid messageId);

    [LoggerMessage(LogLevel.Error, "How message {MessageId} ended could not be written down; it becomes Unknown.")]
    private partial void LogLeftClaimed(Exception? exception, Guid messageId);
}
