using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Drafts;

/// <summary>Keeps what the caller is writing: one draft for each contact and channel.</summary>
public sealed class DraftService(Database database, DraftChanges changes, TimeProvider clock)
{
    /// <summary>The caller's own drafts to one contact.</summary>
    public async Task<IReadOnlyList<Draft>> OfContactAsync(Caller caller, string contactId, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (context, token) => Own(context, caller).Where(d => d.ContactId == contactId).OrderByDescending(d => d.UpdatedAt).ToListAsync(token),
            cancellationToken);

    public async Task<DraftSaving> SaveAsync(Caller caller, DraftText text, CancellationToken cancellationToken)
    {
        var saving = await database.WriteAsync((context, token) => SaveAsync(context, caller, text, token), cancellationToken);
        if (saving is DraftSaving.Saved or DraftSaving.Removed)
        {
            changes.Publish(new DraftChange(caller.LocationId, caller.PersonId, text.ContactId));
        }

        return saving;
    }

    public Task DiscardAsync(Caller caller, Guid draftId, CancellationToken cancellationToken) =>
        database.WriteAsync((context, token) => Own(context, caller).Where(d => d.Id == draftId).ExecuteDeleteAsync(token), cancellationToken);

    /// <summary>
    /// Makes a content a draft again, as part of the caller's own write, which also saves the changes and afterwards publishes a
    /// <see cref="DraftChange"/>. Null when its author has begun another text there meanwhile; nothing is changed then.
    /// </summary>
    public static async Task<Draft?> PutBackAsync(
        PortalDbContext context, DraftPlace place, string contactName, MessageContent content, DraftPlan? plan, DateTime utcNow, CancellationToken cancellationToken)
    {
        var draft = await context.Drafts.AsTracking().SingleOrDefaultAsync(
            d => d.LocationId == place.LocationId && d.AuthorId == place.AuthorId && d.ContactId == place.ContactId && d.ChannelKey == place.ChannelKey,
            cancellationToken);
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

    private static IQueryable<Draft> Own(PortalDbContext context, Caller caller) =>
        context.Drafts.Where(d => d.LocationId == caller.LocationId && d.AuthorId == caller.PersonId);

    private async Task<DraftSaving> SaveAsync(PortalDbContext context, Caller caller, DraftText text, CancellationToken cancellationToken)
    {
        var draft = await Own(context, caller)
            .SingleOrDefaultAsync(d => d.ContactId == text.ContactId && d.ChannelKey == text.Channel.Key, cancellationToken);
        if (draft is not null && (draft.Id, draft.Version) != (text.DraftId, text.BasedOn))
        {
            return new DraftSaving.Conflict(draft);
        }

        if (draft is null && text.DraftId is not null)
        {
            return new DraftSaving.Gone(); // a save that comes late must not bring back what was sent or discarded
        }

        DraftSaving saved = text.Content.IsBlank ? Remove(context, draft) : Store(context, draft, caller, text);
        await context.SaveChangesAsync(cancellationToken);
        return saved;
    }

    private static DraftSaving.Removed Remove(PortalDbContext context, Draft? draft)
    {
        if (draft is not null)
        {
            context.Remove(draft);
        }

        return new DraftSaving.Removed();
    }

    private DraftSaving.Saved Store(PortalDbContext context, Draft? draft, Caller caller, DraftText text)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (draft is null)
        {
            draft = Begin(new DraftPlace(caller.LocationId, caller.PersonId, text.ContactId, text.Channel.Key), text.ContactName, text.Content, now);
            context.Add(draft);
        }
        else
        {
            draft.Write(text.ContactName, text.Content, now);
        }

        return new DraftSaving.Saved(draft.Id, draft.Version, now);
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
