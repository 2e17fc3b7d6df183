using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Approvals;

/// <summary>What waits until somebody has approved it: to those who approve all of the sub-account, to the others what they wrote themselves.</summary>
public sealed class WaitingApprovals(Database database, ApprovalRule rule)
{
    public const int Most = 500;

    /// <summary>Those that have waited longest first, at most 500; everyone's only for those who may see everyone's.</summary>
    public async Task<IReadOnlyList<Message>> ListAsync(Caller caller, bool everyones, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (context, token) => Waiting(context, caller, everyones).OrderBy(m => m.StateAt).ThenBy(m => m.Id).Take(Most).ToListAsync(token), cancellationToken);

    /// <summary>How many wait for the caller's word; to who has none to give, how many of their own wait.</summary>
    public Task<int> CountAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync(
            (context, token) => caller.MayApprove
                ? Waiting(context, caller, everyones: true).CountAsync(m => m.AuthorId != caller.PersonId, token)
                : Waiting(context, caller, everyones: false).CountAsync(token),
            cancellationToken);

    /// <summary>Those of these messages that wait for the caller's word and of which was reminded.</summary>
    public async Task<IReadOnlyList<Message>> RemindedAsync(Caller caller, IReadOnlyCollection<Guid> messageIds, CancellationToken cancellationToken) =>
        !caller.MayApprove || messageIds.Count == 0 ? [] : await database.ReadAsync(
            (context, token) => Waiting(context, caller, everyones: true)
                .Where(m => messageIds.Contains(m.Id) && m.RemindedAt != null && m.AuthorId != caller.PersonId).ToListAsync(token),
            cancellationToken);

    /// <summary>Why somebody else would have to approve this, if the caller sent it now, as sentences; null where nobody has to.</summary>
    public Task<string?> NeedAsync(Caller caller, string contactId, Channel channel, MessageContent content, CancellationToken cancellationToken) =>
        rule.IsOffFor(caller)
            ? Task.FromResult<string?>(null)
            : database.ReadAsync((context, token) => rule.NeedAsync(context, caller, contactId, channel, content, token), cancellationToken);

    private static IQueryable<Message> Waiting(PortalDbContext context, Caller caller, bool everyones)
    {
        var waiting = context.VisibleTo(caller).Where(m => m.State == MessageState.WaitingForApproval);
        return everyones ? waiting : waiting.Where(m => m.AuthorId == caller.PersonId);
    }
}
