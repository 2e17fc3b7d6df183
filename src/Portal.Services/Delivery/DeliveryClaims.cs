using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Services.Delivery;

/// <summary>Finds and takes due messages: a single UPDATE for each sub-account, so that no other worker, and no cancelling person, gets the same one.</summary>
internal sealed class DeliveryClaims(Database database, TimeProvider clock)
{
    // Steps from one sub-account to the next through the index, however long the queue of each is.
    private const string Due = """
        WITH RECURSIVE accounts("Id") AS (
            SELECT MIN("LocationId") FROM "Messages" WHERE "State" = 'Scheduled'
            UNION ALL
            SELECT (SELECT MIN(m."LocationId") FROM "Messages" m WHERE m."State" = 'Scheduled' AND m."LocationId" > accounts."Id") FROM accounts WHERE accounts."Id" IS NOT NULL)
        SELECT "Id" AS "LocationId", (SELECT MIN(m."DueAt") FROM "Messages" m WHERE m."State" = 'Scheduled' AND m."LocationId" = accounts."Id") AS "At"
        FROM accounts WHERE "Id" IS NOT NULL
        """;

    private readonly string _take = $$"""
        WITH taken AS MATERIALIZED (
            SELECT m."Id" FROM "Messages" m
            WHERE m."State" = 'Scheduled' AND m."LocationId" = {2} AND m."DueAt" <= {0} AND (m."ApprovalNeed" IS NULL OR m."ApprovedHash" IS NOT NULL) AND NOT EXISTS (
                SELECT 1 FROM "Messages" e
                WHERE e."State" IN ('Scheduled', 'Sending')
                    AND e."LocationId" = m."LocationId" AND e."ContactId" = m."ContactId" AND e."ChannelKey" = m."ChannelKey"
                    AND (e."State" = 'Sending'
                        OR ((e."DueAt" <= {0} OR e."Attempts" > 0) AND (e."CreatedAt", e."Id") < (m."CreatedAt", m."Id"))))
            ORDER BY m."DueAt", m."Id" LIMIT {3} {{database.LockRows}})
        UPDATE "Messages"
        SET "State" = 'Sending', "StateAt" = {0}, "ClaimedAt" = {0}, "Version" = "Version" + 1, "Attempts" = "Attempts" + 1, "Lease" = {1}, "Reason" = NULL
        WHERE "State" = 'Scheduled' AND "Id" IN (SELECT "Id" FROM taken)
        RETURNING *
        """;

    public async Task<IReadOnlyList<DueAccount>> DueAsync(CancellationToken cancellationToken)
    {
        var accounts = await database.ReadAsync((context, token) => context.Database.SqlQueryRaw<DueAccount>(Due).ToListAsync(token), cancellationToken);
        return [.. accounts.Select(a => a with { At = DateTime.SpecifyKind(a.At, DateTimeKind.Utc) })];
    }

    public Task<List<Message>> TakeAsync(IReadOnlyList<ClaimShare> shares, CancellationToken cancellationToken) =>
        database.WriteBehindAsync((context, token) => TakeAsync(context, shares, token), cancellationToken);

    private async Task<List<Message>> TakeAsync(PortalDbContext context, IReadOnlyList<ClaimShare> shares, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var claimed = new List<Message>();
        foreach (var share in shares.OrderBy(s => s.LocationId, StringComparer.Ordinal))
        {
            await database.OneAtATimeAsync(context, share.LocationId, cancellationToken); // two to one contact, claimed side by side, would overtake each other
            var taken = await context.Messages
                .FromSqlRaw(_take, now.UtcDateTime, database.Nodes.NewLease(now), share.LocationId, share.Most).AsNoTracking().ToListAsync(cancellationToken);
            claimed.AddRange(taken.OrderBy(m => m.DueAt).ThenBy(m => m.Id));
        }

        await RowStatement.Insert<MessageEvent>(context).RunAsync(context, [.. claimed.Select(m => m.Claimed())], cancellationToken);
        return claimed;
    }
}
