using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Services.Delivery;

/// <summary>Asks the service what became of accepted messages, and writes down the answer.</summary>
internal sealed class StatusFollower(
    Database database, MessageStepping stepping, IHighLevel service, ISubAccountTokens tokens, ServicePauses pauses, IOptions<DeliveryOptions> options, TimeProvider clock)
{
    private const int MostAtOnce = 20;

    // Long enough for the slowest answer; another worker looks at the message only after it.
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>One look at each message whose time for it has come; how many there were.</summary>
    public async Task<int> FollowAsync(CancellationToken cancellationToken)
    {
        var messages = await TakeAsync(cancellationToken);
        await Parallel.ForEachAsync(
            messages,
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken },
            async (message, token) => await LookAsync(message, token));
        return messages.Count;
    }

    private Task<List<Message>> TakeAsync(CancellationToken cancellationToken)
    {
        var (now, until) = (Now, Now + Claim);
        return database.WriteAsync(
            (context, token) => context.Messages.FromSql($"""
                UPDATE "Messages" SET "CheckAt" = {until}
                WHERE "Id" IN (SELECT "Id" FROM "Messages" WHERE "CheckAt" <= {now} ORDER BY "CheckAt" LIMIT {MostAtOnce})
                RETURNING *
                """).AsNoTracking().ToListAsync(token),
            cancellationToken);
    }

    private async Task LookAsync(Message message, CancellationToken cancellationToken)
    {
        var (status, error) = await AskAsync(message, cancellationToken);
        await stepping.TakeAsync(message.Id, m => m.Version == message.Version, m => Step(m, status, error), cancellationToken);
    }

    private MessageEvent? Step(Message message, string? status, string? error)
    {
        var next = FollowPlan.NextCheck(message, Now, TimeSpan.FromHours(options.Value.FollowHours));
        switch (ServiceStatus.StateOf(status))
        {
            case MessageState.Delivered when message.State is not MessageState.Delivered:
                return message.Deliver(Now, ServiceStatus.TellsRead(message.Channel) ? next : null);
            case MessageState.Read:
                return message.MarkRead(Now);
            case MessageState.Failed:
                return message.Fail(RefusalWords.ForFailure(error, message.Channel), error, Now);
            default:
                message.CheckAgain(next);
                return null;
        }
    }

    private async Task<(string? Status, string? Error)> AskAsync(Message message, CancellationToken cancellationToken)
    {
        if (pauses.Of(message.LocationId) is not null
            || await tokens.GetAsync(message.LocationId, message.AuthorId, cancellationToken) is not TokenAnswer.Usable { Token: var token })
        {
            return default;
        }

        if (message.EmailMessageId is { } emailId)
        {
            return await service.GetEmailAsync(token, emailId, cancellationToken) is ServiceAnswer<ServiceEmail>.Found { Value: var email }
                ? (email.Status, email.Error)
                : default;
        }

        return await service.GetMessageAsync(token, message.ServiceMessageId!, cancellationToken) is ServiceAnswer<ServiceMessage>.Found { Value: var answer }
            ? (answer.Status, answer.Error)
            : default;
    }
}
