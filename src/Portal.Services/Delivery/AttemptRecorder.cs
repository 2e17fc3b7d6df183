using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.Messages;

namespace Portal.Services.Delivery;

/// <summary>Writes down how an attempt ended. The message may be out by now, so it tries hard, and a stopping host does not stop it.</summary>
internal sealed partial class AttemptRecorder(
    MessageStepping stepping, RetryDelay retries, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<AttemptRecorder> logger)
{
    private const int Tries = 5;

    public async Task RecordAsync(Message claimed, SendAttempt attempt)
    {
        for (var i = 1; ; i++)
        {
            try
            {
                var stored = await stepping.TakeAsync(claimed.Id, m => m.IsClaimedAs(claimed), m => Step(m, attempt), CancellationToken.None);
                LogRecorded(claimed.Id, attempt.GetType().Name, stored);
                return;
            }
            catch (Exception exception) when (i < Tries)
            {
                LogNotRecorded(exception, claimed.Id);
                await Task.Delay(TimeSpan.FromMilliseconds(200 * i), clock);
            }
        }
    }

    private MessageEvent Step(Message message, SendAttempt attempt)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return attempt switch
        {
            SendAttempt.Answered { Outcome: SendOutcome.Accepted accepted } => message.Accept(accepted, now, FollowPlan.FirstCheck(now)),
            SendAttempt.Answered { Outcome: SendOutcome.Refused { Refusal: var refusal } } => Refuse(message, refusal, now),
            SendAttempt.Answered { Outcome: SendOutcome.TryAgain later } => Postpone(message, later, now),
            SendAttempt.Answered { Outcome: SendOutcome.Unknown unknown } => message.Lose(unknown.Reason, unknown.TraceId, now, now),
            SendAttempt.NoToken none => message.Hold(HoldKind.NoToken, none.Reason, now),
            SendAttempt.TokenRefused { Refusal: var refusal } => Refuse(message, refusal, now),
            _ => throw new InvalidOperationException("An attempt ended in a new way."),
        };
    }

    // Nothing is wrong with the message itself when the token is; it waits for someone to mend the connection.
    private static MessageEvent Refuse(Message message, ServiceRefusal refusal, DateTime now)
    {
        var words = RefusalWords.For(refusal, message.Channel);
        return refusal.TokenProblem is TokenProblem.None ? message.Refuse(words, refusal, now) : message.Hold(HoldKind.NoToken, words.ToString(), now);
    }

    private MessageEvent Postpone(Message message, SendOutcome.TryAgain later, DateTime now) =>
        message.Attempts < options.Value.MostTries
            ? message.Postpone(now + retries.For(message.Attempts, later.After), later.Reason, now)
            : message.Hold(HoldKind.TriedTooOften, $"{later.Reason} It was tried {message.Attempts} times and not sent.", now);

    [LoggerMessage(LogLevel.Information, "Message {MessageId}: the attempt ended as {Ending}; recorded: {Stored}.")]
    private partial void LogRecorded(Guid messageId, string ending, bool stored);

    [LoggerMessage(LogLevel.Error, "How the attempt for message {MessageId} ended could not be written down; trying again.")]
    private partial void LogNotRecorded(Exception exception, Guid messageId);
}
