using Microsoft.EntityFrameworkCore;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Inbox;

/// <summary>The marks that the portal keeps for the team: what is snoozed, and what is done.</summary>
public sealed class PuttingAside(InboxRecords records, Database database)
{
    /// <summary>Nobody means a later time.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    internal Task<InboxResult> SnoozeAsync(Caller caller, string contactId, DateTime? until, CancellationToken cancellationToken) =>
        until <= records.Now ? NotDone("That time is over.")
        : until > records.Now + Longest ? NotDone("That is more than a year away.")
        : SetAsync(caller, contactId, isDone: false, until, cancellationToken);

    internal Task<InboxResult> DoneAsync(Caller caller, string contactId, CancellationToken cancellationToken) => SetAsync(caller, contactId, isDone: true, until: null, cancellationToken);

    internal Task<InboxResult> OpenAsync(Caller caller, string contactId, CancellationToken cancellationToken) =>
        WriteAsync(caller, contactId, (context, before) =>
        {
            if (before is null)
            {
                return (null, new InboxResult.Same());
            }

            records.Add(context, caller, contactId, InboxEventKind.Opened);
            return (null, new InboxResult.Changed(new InboxStep.Mark(caller.LocationId, contactId, before, After: null)));
        },
        cancellationToken);

    internal Task<InboxResult> UndoAsync(Caller caller, InboxStep.Mark step, CancellationToken cancellationToken) =>
        WriteAsync(caller, step.ContactId, (context, now) =>
        {
            if (now?.Id != step.After)
            {
                return (now, new InboxResult.ChangedSince());
            }

            var again = step.Before is { } before ? records.Again(before) : null;
            records.Add(context, caller, step.ContactId, again switch { null => InboxEventKind.Opened, { IsDone: true } => InboxEventKind.Done, _ => InboxEventKind.Snoozed }, until: again?.Until);
            return (again, new InboxResult.Changed(new InboxStep.Mark(caller.LocationId, step.ContactId, now, again?.Id)));
        },
        cancellationToken);

    private Task<InboxResult> SetAsync(Caller caller, string contactId, bool isDone, DateTime? until, CancellationToken cancellationToken) =>
        WriteAsync(caller, contactId, (context, before) =>
        {
            if (before is not null && before.IsDone == isDone && before.Until == until)
            {
                return (before, new InboxResult.Same());
            }

            var mark = records.New(caller, contactId, isDone, until);
            records.Add(context, caller, contactId, isDone ? InboxEventKind.Done : InboxEventKind.Snoozed, until: until);
            return (mark, new InboxResult.Changed(new InboxStep.Mark(caller.LocationId, contactId, before, mark.Id)));
        },
        cancellationToken);

    /// <summary><paramref name="decide"/> says which mark is there afterwards.</summary>
    private async Task<InboxResult> WriteAsync(
        Caller caller, string contactId, Func<PortalDbContext, ConversationMark?, (ConversationMark? Mark, InboxResult Result)> decide, CancellationToken cancellationToken)
    {
        var result = await database.WriteAsync(
            async (context, token) =>
            {
                await records.OneAtATimeAsync(context, caller.LocationId, contactId, token);
                var before = await InboxRecords.MarkOfAsync(context, caller.LocationId, contactId, token);
                var (mark, result) = decide(context, before);
                if (mark?.Id != before?.Id)
                {
                    await context.ConversationMarks.Where(m => m.LocationId == caller.LocationId && m.ContactId == contactId).ExecuteDeleteAsync(token);
                    context.ConversationMarks.AddRange(mark is null ? [] : [mark]);
                }

                await context.SaveChangesAsync(token);
                return result;
            },
            cancellationToken);
        if (result is InboxResult.Changed)
        {
            records.Publish(caller.LocationId, contactId);
        }

        return result;
    }

    private static Task<InboxResult> NotDone(string reason) => Task.FromResult<InboxResult>(new InboxResult.NotDone(reason));
}
