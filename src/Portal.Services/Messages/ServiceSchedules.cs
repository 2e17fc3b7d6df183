using Microsoft.EntityFrameworkCore;
using Portal.Services.HighLevel;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Services.Messages;

/// <summary>Takes back what the service holds until its time.</summary>
public sealed class ServiceSchedules(Database database, IHighLevel service, ISubAccountTokens tokens)
{
    internal async Task<GivingBack> GiveBackAsync(Caller caller, Guid messageId, CancellationToken cancellationToken)
    {
        var message = await database.ReadAsync(
            (context, token) => context.VisibleTo(caller).SingleOrDefaultAsync(m => m.Id == messageId && m.State == MessageState.ServiceScheduled, token),
            cancellationToken);
        if (message is null)
        {
            return new GivingBack.NothingHeld();
        }

        return await tokens.GetAsync(message.LocationId, message.AuthorId, cancellationToken) switch
        {
            TokenAnswer.Usable usable => Read(await AskAsync(usable.Token, message, cancellationToken)),
            TokenAnswer.Missing missing => new GivingBack.NotGiven(missing.Reason),
            TokenAnswer.TryAgain later => new GivingBack.NotGiven(later.Reason),
            _ => throw new InvalidOperationException("A token answer of a new kind."),
        };
    }

    private Task<ServiceAnswer<bool>> AskAsync(AccessToken token, Message message, CancellationToken cancellationToken) =>
        message.EmailMessageId is { } emailId
            ? service.CancelScheduledEmailAsync(token, emailId, cancellationToken)
            : service.CancelScheduledAsync(token, message.ServiceMessageId!, cancellationToken);

    private static GivingBack Read(ServiceAnswer<bool> answer) => answer switch
    {
        ServiceAnswer<bool>.Found => new GivingBack.Given(),
        ServiceAnswer<bool>.Refused refused => new GivingBack.NotGiven($"HighLevel did not give it back: “{refused.Refusal.Message}”. It may be on its way already, or have been cancelled there."),
        ServiceAnswer<bool>.Unavailable away => new GivingBack.NotGiven($"{away.Reason} It is not known whether HighLevel gave it back, so nothing else was done: try again."),
        _ => throw new InvalidOperationException("An answer of a new kind."),
    };
}
