using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.Drafts;
using Portal.Services.Notifications;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.HandingOver;

/// <summary>Hands a draft over to a colleague with all that was chosen for it. It has a new id, so that a window in which its former author still writes is told.</summary>
public sealed class DraftHandOver(Database database, Colleagues colleagues, NotificationBox box, DraftChanges changes, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How long it can be taken back.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromSeconds(30);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The caller's own draft; <paramref name="version"/> is the one that they have seen.</summary>
    public Task<HandOver> GiveAsync(Caller caller, Guid draftId, int version, Guid toPersonId, CancellationToken cancellationToken) =>
        DoAsync(caller, (context, token) => GiveAsync(context, caller, draftId, version, toPersonId, token), cancellationToken);

    /// <summary>Takes back what the caller has just handed over, with what it was.</summary>
    public Task<HandOver> TakeBackAsync(Caller caller, Guid draftId, CancellationToken cancellationToken) =>
        DoAsync(caller, (context, token) => TakeBackAsync(context, caller, draftId, token), cancellationToken);

    /// <summary>Where the caller's drafts went that are with a colleague still, the newest first.</summary>
    public async Task<IReadOnlyList<HandedDraft>> HandedAsync(Caller caller, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (context, token) => context.Drafts
                .Where(d => d.LocationId == caller.LocationId && d.HandedById == caller.PersonId && d.AuthorId != caller.PersonId)
                .Join(context.People, d => d.AuthorId, p => p.Id, (d, p) => new { d, p.Name })
                .OrderByDescending(one => one.d.HandedAt)
                .Take(DraftListing.PageSize)
                .Select(one => new HandedDraft(one.d.Id, one.Name, one.d.ContactId, one.d.ContactName, one.d.ChannelKey, one.d.HandedAt!.Value))
                .ToListAsync(token),
            cancellationToken);

    private async Task<HandOver> DoAsync(Caller caller, Func<PortalDbContext, CancellationToken, Task<(HandOver Result, Draft? Before, Draft? After)>> work, CancellationToken cancellationToken)
    {
        var (result, before, after) = await database.WriteAsync(work, cancellationToken);
        foreach (var draft in new[] { before, after }.OfType<Draft>())
        {
            changes.Publish(new DraftChange(caller.LocationId, draft.AuthorId, draft.ContactId));
        }

        return result;
    }

    private async Task<(HandOver Result, Draft? Before, Draft? After)> GiveAsync(
        PortalDbContext context, Caller caller, Guid draftId, int version, Guid toPersonId, CancellationToken cancellationToken)
    {
        var draft = await context.Drafts.SingleOrDefaultAsync(d => d.Id == draftId && d.LocationId == caller.LocationId && d.AuthorId == caller.PersonId, cancellationToken);
        if (draft is null)
        {
            return (new HandOver.Gone(), null, null);
        }

        if (draft.Version != version)
        {
            return (new HandOver.Changed(), null, null);
        }

        if (toPersonId == caller.PersonId || (await colleagues.OfAsync(context, caller.LocationId, cancellationToken)).FirstOrDefault(c => c.PersonId == toPersonId) is not { } colleague)
        {
            return (new HandOver.NoSuchColleague(), null, null);
        }

        return await MoveAsync(context, draft, toPersonId, new HandedBy(caller.PersonId, caller.Name, Now), cancellationToken) is { } moved
            ? await TellAsync(context, caller, draft, moved, colleague, cancellationToken)
            : (new HandOver.InTheWay(), null, null);
    }

    private async Task<(HandOver Result, Draft? Before, Draft? After)> TellAsync(PortalDbContext context, Caller caller, Draft before, Draft moved, Colleague colleague, CancellationToken cancellationToken)
    {
        box.Add(context, new NotificationRecord(NotificationKind.HandedOver, caller.LocationId, colleague.PersonId, moved.ContactId, moved.ContactName) { ActorId = caller.PersonId, ActorName = caller.Name });
        audit.Record(context, new(AuditActions.DraftHandedOver, $"A draft to the contact {moved.ContactId}.", caller.PersonId, caller.Name, caller.LocationId) { Before = caller.Name, After = colleague.Name });
        await context.SaveChangesAsync(cancellationToken);
        return (new HandOver.Done(moved.Id, Now + UndoTime), before, moved);
    }

    private async Task<(HandOver Result, Draft? Before, Draft? After)> TakeBackAsync(PortalDbContext context, Caller caller, Guid draftId, CancellationToken cancellationToken)
    {
        var draft = await context.Drafts.SingleOrDefaultAsync(d => d.Id == draftId && d.LocationId == caller.LocationId && d.HandedById == caller.PersonId, cancellationToken);
        if (draft is null)
        {
            return (new HandOver.Gone(), null, null);
        }

        if (draft.Version > 1 || draft.HandedAt + UndoTime <= Now)
        {
            return (new HandOver.TooLate(), null, null);
        }

        if (await MoveAsync(context, draft, caller.PersonId, handed: null, cancellationToken) is not { } back)
        {
            return (new HandOver.InTheWay(), null, null);
        }

        await context.Notifications.Where(n => n.LocationId == caller.LocationId && n.PersonId == draft.AuthorId && n.Kind == NotificationKind.HandedOver && n.ActorId == caller.PersonId && n.ContactId == draft.ContactId && n.At >= draft.HandedAt)
            .ExecuteDeleteAsync(cancellationToken);
        context.ToTell.Add(new NotificationChange(caller.LocationId, draft.AuthorId));
        audit.Record(context, new(AuditActions.DraftTakenBack, $"A draft to the contact {draft.ContactId}.", caller.PersonId, caller.Name, caller.LocationId));
        await context.SaveChangesAsync(cancellationToken);
        return (new HandOver.Done(back.Id, Now), draft, back);
    }

    // Never over a text that stands there.
    private async Task<Draft?> MoveAsync(PortalDbContext context, Draft draft, Guid toPersonId, HandedBy? handed, CancellationToken cancellationToken)
    {
        if (await context.Drafts.AnyAsync(d => d.LocationId == draft.LocationId && d.AuthorId == toPersonId && d.ContactId == draft.ContactId && d.ChannelKey == draft.ChannelKey, cancellationToken))
        {
            return null;
        }

        context.Remove(draft);
        await context.SaveChangesAsync(cancellationToken);
        var moved = new Draft
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            LocationId = draft.LocationId,
            AuthorId = toPersonId,
            ContactId = draft.ContactId,
            ContactName = draft.ContactName,
            ChannelKey = draft.ChannelKey,
            Content = draft.Content,
            Plan = draft.Plan,
            Version = 1,
            UpdatedAt = draft.UpdatedAt,
            Handed = handed,
        };
        context.Add(moved);
        return moved;
    }
}
