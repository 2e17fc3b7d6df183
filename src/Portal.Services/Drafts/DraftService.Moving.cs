using Microsoft.EntityFrameworkCore;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Drafts;

/// <summary>A draft to a contact that the service no longer has goes to whom its author says.</summary>
public sealed partial class DraftService
{
    /// <summary>The caller's own draft, with all that was chosen for it; it has a new id, so that a save to the old one is told.</summary>
    public async Task<DraftMove> MoveAsync(Caller caller, Guid draftId, string contactId, string contactName, CancellationToken cancellationToken)
    {
        var (result, from) = await database.WriteAsync((context, token) => MoveAsync(context, caller, draftId, contactId, contactName, token), cancellationToken);
        if (result is DraftMove.Moved && from is not null)
        {
            Publish(caller, from);
            Publish(caller, contactId);
        }

        return result;
    }

    private async Task<(DraftMove Result, string? From)> MoveAsync(
        PortalDbContext context, Caller caller, Guid draftId, string contactId, string contactName, CancellationToken cancellationToken)
    {
        if (await Own(context, caller).SingleOrDefaultAsync(d => d.Id == draftId, cancellationToken) is not { } draft)
        {
            return (new DraftMove.Gone(), null);
        }

        var place = new DraftPlace(caller.LocationId, caller.PersonId, contactId, draft.ChannelKey);
        if (draft.ContactId == contactId || await PutBackAsync(context, place, contactName, draft.Content, draft.Plan, Now, cancellationToken) is null)
        {
            return (new DraftMove.InTheWay(), null);
        }

        context.Remove(draft);
        await context.SaveChangesAsync(cancellationToken);
        return (new DraftMove.Moved(), draft.ContactId);
    }
}
