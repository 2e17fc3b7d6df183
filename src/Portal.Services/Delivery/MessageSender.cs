using Microsoft.Extensions.Options;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.SubAccounts;

namespace Portal.Services.Delivery;

/// <summary>Makes the one request for a claimed message, with its author's token.</summary>
internal sealed class MessageSender(IHighLevel service, ISubAccountTokens tokens, ServicePauses pauses, IOptions<SendingRulesOptions> rules)
{
    public async Task<SendAttempt> SendAsync(Message message, CancellationToken cancellationToken)
    {
        if (pauses.Of(message.LocationId) is { } pause)
        {
            return new SendAttempt.Answered(new SendOutcome.TryAgain(pause, "HighLevel asked this sub-account to wait."));
        }

        var attempt = await TryAsync(message, cancellationToken);

        // A refused token is a definite no to the request, so asking once more with a fresh one can't double the message.
        return attempt is SendAttempt.TokenRefused ? await TryAsync(message, cancellationToken) : attempt;
    }

    private async Task<SendAttempt> TryAsync(Message message, CancellationToken cancellationToken)
    {
        switch (await tokens.GetAsync(message.LocationId, message.AuthorId, cancellationToken))
        {
            case TokenAnswer.Usable usable: return await SendAsync(message, usable.Token, cancellationToken);
            case TokenAnswer.Missing missing: return new SendAttempt.NoToken(missing.Reason);
            case TokenAnswer.TryAgain later: return new SendAttempt.Answered(new SendOutcome.TryAgain(null, later.Reason));
            default: throw new InvalidOperationException("A token answer of a new kind.");
        }
    }

    private async Task<SendAttempt> SendAsync(Message message, AccessToken token, CancellationToken cancellationToken)
    {
        var request = OutgoingRequest.For(message.Channel, message.ContactId, message.Content, rules.Value.Of(message.LocationId));
        var outcome = await service.SendAsync(token, request, cancellationToken);
        if (outcome is SendOutcome.TryAgain { After: { } after, Status: not null })
        {
            pauses.Pause(message.LocationId, after);
        }

        if (outcome is SendOutcome.Refused { Refusal: { TokenProblem: TokenProblem.Invalid } refusal })
        {
            await tokens.RejectAsync(token, message.AuthorId, cancellationToken);
            return new SendAttempt.TokenRefused(refusal);
        }

        return new SendAttempt.Answered(outcome);
    }
}

/// <summary>Every way trying to send one claimed message can end.</summary>
internal abstract record SendAttempt
{
    private SendAttempt()
    {
    }

    public sealed record Answered(SendOutcome Outcome) : SendAttempt;

    /// <summary>There is nothing to send it with; no request was made.</summary>
    public sealed record NoToken(string Reason) : SendAttempt;

    public sealed record TokenRefused(ServiceRefusal Refusal) : SendAttempt;
}
