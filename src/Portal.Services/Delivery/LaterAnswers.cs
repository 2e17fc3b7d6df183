using Portal.Services.Messages;
using Portal.Services.Responses;

namespace Portal.Services.Delivery;

/// <summary>What a message answers that did not go as soon as it was written. It is found out by what is known already, and keeps no message from going.</summary>
internal sealed class LaterAnswers(IDeliveryStore store, ResponseClock responses, TimeProvider clock)
{
    /// <summary>The message is about to go.</summary>
    public async Task TakeAsync(Message message, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (message.AnswersWhenItGoes)
        {
            message.Answer(message.IsForServiceToHold(now) ? null : await FindAsync(message, now, cancellationToken));
        }
    }

    private async Task<Response?> FindAsync(Message message, DateTime now, CancellationToken cancellationToken)
    {
        try
        {
            return responses.Find(message.LocationId, message.ContactId, now) is { } response && !await store.HaveAnsweredAsync(message, response.Since, cancellationToken) ? response : null;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null; // a figure less, and not a message
        }
    }
}
