using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.SubAccounts;

namespace Portal.Services.Delivery;

/// <summary>Makes the one request for a claimed message, with its author's token.</summary>
internal sealed class MessageSender(
    [FromKeyedServices(RatePurpose.Check)] IHighLevel service, ISubAccountTokens tokens, LastLook lastLook, LaterAnswers answers, ServiceHealth health, RateBudget budget, KnownSubAccounts subAccounts, TimeProvider clock)
{
    private static readonly TimeSpan ForSecondPermit = TimeSpan.FromSeconds(20);

    public async Task<SendAttempt> SendAsync(Message message, RatePermit permit, CancellationToken cancellationToken)
    {
        try
        {
            if (!message.MayGo)
            {
                return new SendAttempt.HeldBack(HoldKind.NotApproved, "It is not what was approved. It goes as soon as somebody approves it anew.");
            }

            if (health.UntilMay(message.LocationId) is { Ticks: > 0 } pause)
            {
                return new SendAttempt.Answered(new SendOutcome.TryAgain(pause, health.Pause(message.LocationId) is SendingPause.NoAnswer ? "HighLevel does not answer." : "HighLevel asked us to wait."));
            }

            var attempt = await lastLook.ObstacleAsync(message, cancellationToken) ?? await AnswerAsync(message, permit, cancellationToken);
            return await IsPausedAsync(message, attempt, cancellationToken) ? new SendAttempt.Paused() : attempt;
        }
        finally
        {
            permit.Return();
        }
    }

    private async Task<SendAttempt> AnswerAsync(Message message, RatePermit permit, CancellationToken cancellationToken)
    {
        await answers.TakeAsync(message, cancellationToken);
        return await TryTwiceAsync(message, permit, cancellationToken);
    }

    // Whatever asked for the token first, the last look or the request, was told no more than “not now”.
    private async Task<bool> IsPausedAsync(Message message, SendAttempt attempt, CancellationToken cancellationToken) =>
        attempt is SendAttempt.Answered { Outcome: SendOutcome.TryAgain { Status: null } }
        && (await tokens.PausedAsync(cancellationToken)).Contains(message.LocationId);

    private async Task<SendAttempt> TryTwiceAsync(Message message, RatePermit permit, CancellationToken cancellationToken)
    {
        var attempt = await TryAsync(message, permit, cancellationToken);
        if (attempt is not SendAttempt.TokenRefused
            || await budget.TakeAsync(message.LocationId, RatePurpose.Send, ForSecondPermit, cancellationToken) is not { } second)
        {
            return attempt;
        }

        // A refused token is a definite no to the request, so asking once more with a fresh one can't double the message.
        attempt = await TryAsync(message, second, cancellationToken);
        second.Return();
        return attempt;
    }

    private async Task<SendAttempt> TryAsync(Message message, RatePermit permit, CancellationToken cancellationToken) =>
        await tokens.GetAsync(message.LocationId, message.AuthorId, cancellationToken) switch
        {
            TokenAnswer.Usable usable => await SendAsync(message, usable.Token, permit, cancellationToken),
            TokenAnswer.Missing missing => new SendAttempt.HeldBack(HoldKind.NoToken, missing.WhenDue ?? missing.Reason),
            TokenAnswer.TryAgain later => new SendAttempt.Answered(new SendOutcome.TryAgain(null, later.Reason)),
            _ => throw new InvalidOperationException("A token answer of a new kind."),
        };

    private async Task<SendAttempt> SendAsync(Message message, AccessToken token, RatePermit permit, CancellationToken cancellationToken)
    {
        DateTime? sendAt = message.IsForServiceToHold(clock.GetUtcNow().UtcDateTime) ? message.PlannedAt : null;
        var request = OutgoingRequest.For(message.Channel, message.ContactId, message.Content, subAccounts.RulesOf(message.LocationId), sendAt);
        var outcome = await SendAsync(token, request, permit, cancellationToken);
        health.Report(message.LocationId, outcome);
        if (outcome is SendOutcome.Refused { Refusal: { TokenProblem: TokenProblem.Invalid } refusal })
        {
            await tokens.RejectAsync(token, message.AuthorId, cancellationToken);
            return new SendAttempt.TokenRefused(refusal);
        }

        return new SendAttempt.Answered(outcome, IsForLater: sendAt is not null);
    }

    private async Task<SendOutcome> SendAsync(AccessToken token, SendMessageRequest request, RatePermit permit, CancellationToken cancellationToken)
    {
        try
        {
            return await service.SendAsync(token, request, cancellationToken);
        }
        finally
        {
            permit.Spent();
        }
    }
}
