using Microsoft.EntityFrameworkCore;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Notes;

/// <summary>The notes about a contact, for everybody of the sub-account.</summary>
public sealed class NoteReading(Database database)
{
    // A thread that shows more notes than this in one screenful has other problems.
    private const int Most = 1_000;

    /// <summary>Since a moment (UTC; null for all of them), in no order.</summary>
    public async Task<IReadOnlyList<Note>> OfContactAsync(Caller caller, string contactId, DateTime? from, CancellationToken cancellationToken)
    {
        var earliest = from ?? DateTime.UnixEpoch;
        return await database.ReadAsync(
            (context, token) => context.Notes
                .Where(n => n.LocationId == caller.LocationId && n.ContactId == contactId && n.At >= earliest)
                .OrderByDescending(n => n.At)
                .Take(Most)
                .ToListAsync(token),
            cancellationToken);
    }
}
