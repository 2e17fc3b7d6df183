using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Drafts;

/// <summary>Keeps what the caller is writing: one draft for each contact and channel, and the texts that it was before.</summary>
public sealed partial class DraftService(Database database, DraftChanges changes, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The caller's own drafts to one contact.</summary>
    public async Task<IReadOnlyList<Draft>> OfContactAsync(Caller caller, string contactId, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (context, token) => Own(context, caller).Where(d => d.ContactId == contactId).OrderByDescending(d => d.UpdatedAt).ToListAsync(token),
            cancellationToken);

    /// <summary>What the caller's text to the contact was before on this channel, newest first: of the draft that is there now, and whatever was taken from its author.</summary>
    public async Task<IReadOnlyList<DraftRevision>> EarlierAsync(Caller caller, string contactId, Channel channel, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (context, token) => DraftRevisions.At(context, PlaceOf(caller, contactId, channel))
                .Where(r => r.Why != RevisionReason.Changed || context.Drafts.Any(d => d.Id == r.DraftId))
                .OrderByDescending(r => r.At).ThenByDescending(r => r.Id)
                .Take(DraftRevisions.MostShown)
                .ToListAsync(token),
            cancellationToken);

    public async Task<DraftSaving> SaveAsync(Caller caller, DraftText text, CancellationToken cancellationToken)
    {
        var saving = await database.WriteAsync((context, token) => SaveAsync(context, caller, text, token), cancellationToken);
        if (saving is DraftSaving.Saved or DraftSaving.Removed)
        {
            Publish(caller, text.ContactId);
        }

        return saving;
    }

    /// <summary>
    /// Makes a content a draft again, as part of the caller's own write, which also saves the changes and afterwards publishes a
    /// <see cref="DraftChange"/>. Null when its author has begun another text there meanwhile; nothing is changed then.
    /// </summary>
    public static async Task<Draft?> PutBackAsync(
        PortalDbContext context, DraftPlace place, string contactName, MessageContent content, DraftPlan? plan, DateTime utcNow, CancellationToken cancellationToken)
    {
        var draft = await At(context, place).SingleOrDefaultAsync(cancellationToken);
        if (draft is { Content.IsBlank: false })
        {
            return null;
        }

        if (draft is null)
        {
            draft = Begin(place, contactName, content, utcNow);
            context.Add(draft);
        }
        else
        {
            draft.Write(contactName, content, utcNow);
        }

        draft.Plan = plan;
        return draft;
    }

    private static DraftPlace PlaceOf(Caller caller, string contactId, Channel channel) => new(caller.LocationId, caller.PersonId, contactId, channel.Key);

    private static IQueryable<Draft> Own(PortalDbContext context, Caller caller) =>
        context.Drafts.Where(d => d.LocationId == caller.LocationId && d.AuthorId == caller.PersonId);

    private static IQueryable<Draft> At(PortalDbContext context, DraftPlace place) => context.Drafts.AsTracking().Where(
        d => d.LocationId == place.LocationId && d.AuthorId == place.AuthorId && d.ContactId == place.ContactId && d.ChannelKey == place.ChannelKey);

    private void Publish(Caller caller, string contactId) => changes.Publish(new DraftChange(caller.LocationId, caller.PersonId, contactId));

    private async Task<DraftSaving> SaveAsync(PortalDbContext context, Caller caller, DraftText text, CancellationToken cancellationToken)
    {
        var place = PlaceOf(caller, text.ContactId, text.Channel);
        var draft = await At(context, place).SingleOrDefaultAsync(cancellationToken);
        if (draft is not null && (draft.Id, draft.Version) != (text.DraftId, text.BasedOn))
        {
            return draft.Content == text.Content ? new DraftSaving.Saved(draft.Id, draft.Version, draft.UpdatedAt) : new DraftSaving.Conflict(draft);
        }

        if (draft is null && text.DraftId is not null)
        {
            return new DraftSaving.Gone(); // a save that comes late must not bring back what was sent or discarded
        }

        return text.Content.IsBlank ? await RemoveAsync(context, draft, cancellationToken)
            : draft is null ? await StoreAsync(context, Begin(place, text.ContactName, text.Content, Now), cancellationToken)
            : await OverwriteAsync(context, draft, text, cancellationToken);
    }

    private async Task<DraftSaving> RemoveAsync(PortalDbContext context, Draft? draft, CancellationToken cancellationToken)
    {
        if (draft is not null)
        {
            await TakeAwayAsync(context, draft, RevisionReason.Emptied, cancellationToken);
        }

        return new DraftSaving.Removed();
    }

    private static async Task<DraftSaving> StoreAsync(PortalDbContext context, Draft draft, CancellationToken cancellationToken)
    {
        context.Add(draft);
        await context.SaveChangesAsync(cancellationToken);
        return new DraftSaving.Saved(draft.Id, draft.Version, draft.UpdatedAt);
    }

    private async Task<DraftSaving> OverwriteAsync(PortalDbContext context, Draft draft, DraftText text, CancellationToken cancellationToken)
    {
        if (text.Overrules || DraftRevisions.IsWorthKeeping(draft, text.Content, Now))
        {
            context.Add(DraftRevisions.Of(draft, text.Overrules ? RevisionReason.Lost : RevisionReason.Changed, Now));
        }

        draft.Write(text.ContactName, text.Content, Now);
        await context.SaveChangesAsync(cancellationToken);
        await DraftRevisions.TrimAsync(context, DraftRevisions.PlaceOf(draft), cancellationToken);
        return new DraftSaving.Saved(draft.Id, draft.Version, draft.UpdatedAt);
    }

    private static Draft Begin(DraftPlace place, string contactName, MessageContent content, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(now),
        LocationId = place.LocationId,
        AuthorId = place.AuthorId,
        ContactId = place.ContactId,
        ContactName = contactName,
        ChannelKey = place.ChannelKey,
        Content = content,
        Version = 1,
        UpdatedAt = now,
    };
}
