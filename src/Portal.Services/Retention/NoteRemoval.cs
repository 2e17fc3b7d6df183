using Microsoft.EntityFrameworkCore;
using Portal.Services.Notes;
using Portal.Services.Storage;

namespace Portal.Services.Retention;

/// <summary>Removes the words of notes, and leaves who wrote one and when.</summary>
internal static class NoteRemoval
{
    /// <summary>How many lost their words.</summary>
    public static Task<int> RemoveAsync(PortalDbContext context, IQueryable<Note> which, DateTime now, CancellationToken cancellationToken) =>
        which.Where(n => n.WordsRemovedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(n => n.Text, string.Empty).SetProperty(n => n.WordsRemovedAt, now).SetProperty(n => n.Version, n => n.Version + 1), cancellationToken);

    /// <summary>Those of a sub-account from before a moment (UTC) that no hold keeps.</summary>
    public static IQueryable<Note> Old(PortalDbContext context, string locationId, DateTime before) =>
        context.Notes.Where(n => n.LocationId == locationId && n.At < before && !context.Holds.Any(h => h.LocationId == n.LocationId && (h.ContactId == n.ContactId || h.PersonId == n.AuthorId)));
}
