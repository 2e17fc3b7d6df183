using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Services.Search;

/// <summary>Whoever saves a new message enters its contact here in the same transaction, by <see cref="PortalDbContext"/>.</summary>
internal static class KnownContacts
{
    public static async Task AddAsync(PortalDbContext context, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        foreach (var (location, id, name) in messages.Select(m => (m.LocationId, m.ContactId, m.ContactName)).Distinct())
        {
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "KnownContacts" ("LocationId", "ContactId", "ContactName") SELECT {location}, {id}, {name}
                WHERE NOT EXISTS (SELECT 1 FROM "KnownContacts" WHERE "LocationId" = {location} AND "ContactId" = {id} AND "ContactName" = {name})
                """,
                cancellationToken);
        }
    }
}
