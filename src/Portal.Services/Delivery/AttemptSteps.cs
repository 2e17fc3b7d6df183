using Microsoft.Extensions.Options;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.SubAccounts;

namespace Portal.Services.Delivery;

/// <summary>Which step a message takes when an attempt has ended.</summary>
internal sealed class AttemptSteps(RetryDelay retries, IOptions<DeliveryOptions> options, KnownSubAccounts subAccounts, TimeProvider clock)
{
    public MessageEvent Of(Message message, SendAttempt attempt)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return attempt switch
        {
            SendAttempt.Answered { Outcome: SendOutcome.Accepted accepted, IsForLater: true } => message.HandOver(accepted, now, FollowPlan.FirstCheck(message.PlannedAt ?? now)),
            SendAttempt.Answered { Outcome: SendOutcome.Accepted accepted } => message.Accept(accepted, now, FollowPlan.FirstCheck(now)),
            SendAttempt.Answered { Outcome: SendOutcome.Refused { Refusal: var refusal } } => Refuse(message, refusal, now),
            SendAttempt.Answered { Outcome: SendOutcome.TryAgain later } => Postpone(message, later, now),
            SendAttempt.Answered { Outcome: SendOutcome.Unknown unknown } =>
                message.Lose(unknown.Reason, unknown.TraceId, now, ReadBackPlan.First(now, options.Value)),
            SendAttempt.Paused => message.WaitForSubAccount(now),
            SendAttempt.HeldBack held => message.Hold(held.Kind, held.Reason, now),
            SendAttempt.TokenRefused { Refusal: var refusal } => Refuse(message, refusal, now),
            SendAttempt.Stopped => message.Postpone(now, "The portal was stopped before it was sent.", now),
            _ => throw new InvalidOperationException("An attempt ended in a new way."),
        };
    }

    // Nothing is wrong with the message itself when the token is; it waits for someone to mend the connection.
    private MessageEvent Refuse(Message message, ServiceRefusal refusal, DateTime now)
    {
        var words = RefusalWords.For(refusal, subAccounts.RulesOf(message.LocationId).ChannelOf(message.ChannelKey));
        return refusal.TokenProblem is TokenProblem.None ? message.Refuse(words, refusal, now) : message.Hold(HoldKind.NoToken, words.ToString(), now);
    }

    private MessageEvent Postpone(Message message, SendOutcome.TryAgain later, DateTime now) =>
        message.Attempts < options.Value.MostTries
            ? message.Postpone(now + retries.For(message.Attempts, later.After), later.Reason, now)
            : message.Hold(HoldKind.TriedTooOften, $"It was tried {message.Attempts} times and not sent. The last time: “{later.Reason.TrimEnd('.')}”.", now);
}
