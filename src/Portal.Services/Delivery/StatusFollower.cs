using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.SubAccounts;

namespace Portal.Services.Delivery;

/// <summary>Asks the service what became of a message that it took, and writes down the answer.</summary>
internal sealed class StatusFollower(
    IDeliveryStore store, [FromKeyedServices(RatePurpose.Follow)] IHighLevel service, ISubAccountTokens tokens, IOptions<DeliveryOptions> options,
    KnownSubAccounts subAccounts, TimeProvider clock)
{
    private const string Gone = "HighLevel no longer has this message, which it was to hold until its time. It may have been cancelled there.";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task LookAsync(Message message, CancellationToken cancellationToken)
    {
        var seen = await AskAsync(message, cancellationToken);
        await store.StepAsync([new DeliveryStep(message.Id, m => m.Version == message.Version, m => Step(m, seen))], cancellationToken);
    }

    private MessageEvent? Step(Message message, Seen seen)
    {
        var next = FollowPlan.NextCheck(message, Now, TimeSpan.FromHours(options.Value.FollowHours));
        switch (ServiceStatus.StateOf(seen.Status))
        {
            case MessageState.Delivered when message.State is not MessageState.Delivered:
                return message.Deliver(Now, ServiceStatus.TellsRead(message.Channel) ? next : null);
            case MessageState.Read:
                return message.MarkRead(Now);
            case MessageState.Failed:
                return message.Fail(RefusalWords.ForFailure(seen.Trouble, subAccounts.RulesOf(message.LocationId).ChannelOf(message.ChannelKey)), seen.Trouble, Now);
            case null when message.State is MessageState.ServiceScheduled && seen.IsGone:
                return message.Hold(HoldKind.MayHaveBeenSent, Gone, Now);
            case null when message.State is MessageState.ServiceScheduled && ServiceStatus.IsUnderWay(seen.Status):
                return message.LetGo(Now, next);
            default:
                message.CheckAgain(next);
                return null;
        }
    }

    private async Task<Seen> AskAsync(Message message, CancellationToken cancellationToken)
    {
        if (await tokens.GetAsync(message.LocationId, message.AuthorId, cancellationToken) is not TokenAnswer.Usable { Token: var token })
        {
            return Seen.Nothing;
        }

        return message.EmailMessageId is { } emailId ? Of(await service.GetEmailAsync(token, emailId, cancellationToken), email => (email.Status, email.Error))
            : message.ServiceMessageId is { } id ? Of(await service.GetMessageAsync(token, id, cancellationToken), row => (row.Status, row.Error))
            : Seen.Nothing;
    }

    private static Seen Of<T>(ServiceAnswer<T> answer, Func<T, (string? Status, string? Error)> read) => answer switch
    {
        ServiceAnswer<T>.Found found => new Seen(read(found.Value).Status, read(found.Value).Error, IsGone: false),
        ServiceAnswer<T>.Refused { Refusal: { Status: 400 or 404, TokenProblem: TokenProblem.None } } => new Seen(null, null, IsGone: true),
        _ => Seen.Nothing,
    };

    private sealed record Seen(string? Status, string? Error, bool IsGone)
    {
        /// <summary>The error in the service's words; that the contact opted out is told as a status.</summary>
        public string? Trouble => string.IsNullOrWhiteSpace(Error) && Status is RefusalWords.OptOut ? Status : Error;

        public static Seen Nothing { get; } = new(null, null, IsGone: false);
    }
}
