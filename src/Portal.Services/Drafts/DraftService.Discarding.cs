using Microsoft.EntityFrameworkCore;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Drafts;

/// <summary>Takes texts away, in a way that they can be had back.</summary>
public sealed partial class DraftService
{
    /// <summary>
    /// Removes the draft that <paramref name="text"/> was typed over, unless another window has changed it since, and keeps the text
    /// as it was typed. The id to restore it by; null when there was nothing to keep.
    /// </summary>
    public async Task<Guid?> DiscardAsync(Caller caller, DraftText text, CancellationToken cancellationToken)
    {
        var kept = await database.WriteAsync((context, token) => DiscardAsync(context, caller, text, token), cancellationToken);
        Publish(caller, text.ContactId);
        return kept;
    }

    /// <summary>The same for a draft as it is stored; null when it is not the caller's, or not there any more.</summary>
    public async Task<Guid?> DiscardAsync(Caller caller, Guid draftId, CancellationToken cancellationToken)
    {
        var kept = await database.WriteAsync(
            async (context, token) =>
            {
                var draft = await Own(context, caller).AsTracking().SingleOrDefaultAsync(d => d.Id == draftId, token);
                return draft is null ? null : await TakeAwayAsync(context, draft, RevisionReason.Discarded, token);
            },
            cancellationToken);
        if (kept is not null)
        {
            Publish(caller, kept.ContactId);
        }

        return kept?.Id;
    }

    /// <summary>Keeps a text that its author gave up for another one.</summary>
    public Task KeepLostAsync(Caller caller, DraftText text, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                context.Add(DraftRevisions.Of(PlaceOf(caller, text.ContactId, text.Channel), text, null, RevisionReason.Lost, Now));
                await context.SaveChangesAsync(token);
            },
            cancellationToken);

    /// <summary>Makes a discarded text a draft again, with all that it had.</summary>
    public async Task<DraftRestoring> RestoreAsync(Caller caller, Guid revisionId, CancellationToken cancellationToken)
    {
        var restoring = await database.WriteAsync((context, token) => RestoreAsync(context, caller, revisionId, token), cancellationToken);
        if (restoring is DraftRestoring.Restored restored)
        {
            Publish(caller, restored.Draft.ContactId);
        }

        return restoring;
    }

    private async Task<DraftRevision> TakeAwayAsync(PortalDbContext context, Draft draft, RevisionReason why, CancellationToken cancellationToken)
    {
        var kept = DraftRevisions.Of(draft, why, Now);
        context.Add(kept);
        context.Remove(draft);
        await context.SaveChangesAsync(cancellationToken);
        await DraftRevisions.TrimAsync(context, DraftRevisions.PlaceOf(draft), cancellationToken);
        return kept;
    }

    private async Task<Guid?> DiscardAsync(PortalDbContext context, Caller caller, DraftText text, CancellationToken cancellationToken)
    {
        var place = PlaceOf(caller, text.ContactId, text.Channel);
        var draft = text.DraftId is null ? null : await At(context, place).SingleOrDefaultAsync(d => d.Id == text.DraftId && d.Version == text.BasedOn, cancellationToken);
        var kept = !text.Content.IsBlank ? DraftRevisions.Of(place, text, draft?.Plan, RevisionReason.Discarded, Now)
            : draft is not null ? DraftRevisions.Of(draft, RevisionReason.Discarded, Now)
            : null;
        if (draft is not null)
        {
            context.Remove(draft);
        }

        if (kept is not null)
        {
            context.Add(kept);
        }

        await context.SaveChangesAsync(cancellationToken);
        return kept?.Id;
    }

    private async Task<DraftRestoring> RestoreAsync(PortalDbContext context, Caller caller, Guid revisionId, CancellationToken cancellationToken)
    {
        var revision = await context.DraftRevisions.SingleOrDefaultAsync(
            r => r.Id == revisionId && r.LocationId == caller.LocationId && r.AuthorId == caller.PersonId, cancellationToken);
        if (revision is null)
        {
            return new DraftRestoring.Gone();
        }

        var draft = await PutBackAsync(context, DraftRevisions.PlaceOf(revision), revision.ContactName, revision.Content, revision.Plan, Now, cancellationToken);
        if (draft is null)
        {
            return new DraftRestoring.Occupied(revision.ContactName);
        }

        await context.DraftRevisions.Where(r => r.Id == revisionId).ExecuteDeleteAsync(cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        return new DraftRestoring.Restored(draft);
    }
}
