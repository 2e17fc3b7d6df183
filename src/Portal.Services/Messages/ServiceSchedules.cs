using Microsoft.EntityFrameworkCore;
using Portal.Services.HighLevel;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Services.Messages;

/// <summary>Takes back what the service holds until its time.</summary>
public sealed class ServiceSchedules(Database database, IHighLevel service, ISubAccountTokens tokens)
{
    /// <summary>Null when the service holds nothing of this message, or no longer does.</summary>
    internal async Task<ActionResult?> GiveBackAsync(Caller caller, Guid messageId, CancellationToken cancellationToken)
    {
        var message = await database.ReadAsync(
            (context, token) => context.Messages.SingleOrDefaultAsync(
                m => m.Id == messageId && m.LocationId == caller.LocationId && m.State == MessageState.ServiceScheduled, token),
            cancellationToken);
        if (message is null || !caller.MayActOn(message.AuthorId))
        {
            return null;
        }

        return await tokens.GetAsync(message.LocationId, message.AuthorId, cancellationToken) switch
        {
            TokenAnswer.Usable usable => Words(await AskAsync(usable.Token, message, cancellationToken)),
            TokenAnswer.Missing missing => new ActionResult.NotGivenBack(missing.Reason),
            TokenAnswer.TryAgain later => new ActionResult.NotGivenBack(later.Reason),
            _ => throw new InvalidOperationException("A token answer of a new kind."),
        };
    }

    private Task<ServiceAnswer<bool>> AskAsync(AccessToken token, Message message, CancellationToken cancellationToken) =>
        message.EmailMessageId is { } emailId
            ? service.CancelScheduledEmailAsync(token, emailId, cancellationToken)
            : service.CancelScheduledAsync(token, message.ServiceMessageId!, cancellationToken);

    private static ActionResult.NotGivenBack? Words(ServiceAnswer<bool> answer) => answer switch
    {
        ServiceAnswer<bool>.Found => null,
        ServiceAnswer<bool>.Refused refused => new ActionResult.NotGivenBack($"HighLevel did not give it back: “{refused.Refusal.Message}”. It may be on its way already."),
        ServiceAnswer<bool>.Unavailable away => new ActionResult.NotGivenBack($"{away.Reason} It is still planned: try again."),
        _ => throw new InvalidOperationException("An answer of a new kind."),
    };
}
