using Microsoft.EntityFrameworkCore;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Drafts;

/// <summary>Keeps what the caller is writing: one draft for each contact and channel.</summary>
public sealed class DraftService(Database database, TimeProvider clock)
{
    /// <summary>The caller's own drafts to one contact.</summary>
    public async Task<IReadOnlyList<Draft>> OfContactAsync(Caller caller, string contactId, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (context, token) => Own(context, caller).Where(d => d.ContactId == contactId).OrderByDescending(d => d.UpdatedAt).ToListAsync(token),
            cancellationToken);

    public Task<DraftSaving> SaveAsync(Caller caller, DraftText text, CancellationToken cancellationToken) =>
        database.WriteAsync((context, token) => SaveAsync(context, caller, text, token), cancellationToken);

    public Task DiscardAsync(Caller caller, Guid draftId, CancellationToken cancellationToken) =>
        database.WriteAsync((context, token) => Own(context, caller).Where(d => d.Id == draftId).ExecuteDeleteAsync(token), cancellationToken);

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
            draft = Begin(caller, text, now);
            context.Add(draft);
        }
        else
        {
            (draft.Content, draft.ContactName, draft.UpdatedAt, draft.Version) = (text.Content, text.ContactName, now, draft.Version + 1);
        }

        return new DraftSaving.Saved(draft.Id, draft.Version, now);
    }

    private static Draft Begin(Caller caller, DraftText text, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(now),
        LocationId = caller.LocationId,
        AuthorId = caller.PersonId,
        ContactId = text.ContactId,
        ContactName = text.ContactName,
        ChannelKey = text.Channel.Key,
        Content = text.Content,
        Version = 1,
        UpdatedAt = now,
    };
}
