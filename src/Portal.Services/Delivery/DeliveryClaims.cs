using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Services.Delivery;

/// <summary>Takes due messages for one worker: a single UPDATE, so that no other worker, and no cancelling person, gets the same one.</summary>
internal sealed class DeliveryClaims(Database database, MessageChanges changes, ServicePauses pauses, IOptions<DeliveryOptions> options, TimeProvider clock)
{
    /// <summary>
    /// At most <paramref name="limit"/> messages, in the order they go out. A message waits for an earlier one to the same contact
    /// on the same channel that is under way, due or to be tried again: what was written first arrives first. Sub-accounts that the
    /// service has asked to wait are left alone.
    /// </summary>
    public async Task<IReadOnlyList<Message>> TakeAsync(int limit, CancellationToken cancellationToken)
    {
        var claimed = await database.WriteAsync((context, token) => TakeAsync(context, limit, token), cancellationToken);
        foreach (var message in claimed)
        {
            changes.Publish(new MessageChange(message.LocationId, message.ContactId, message.Id));
        }

        return claimed;
    }

    /// <summary>UTC; when the next message that waits for its time is due, null when none waits.</summary>
    public async Task<DateTime?> NextDueAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (context, token) => context.Messages.Where(m => m.State == MessageState.Scheduled).MinAsync(m => (DateTime?)m.DueAt, token),
            cancellationToken);

    private async Task<IReadOnlyList<Message>> TakeAsync(PortalDbContext context, int limit, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (lease, until) = (Guid.CreateVersion7(clock.GetUtcNow()), now + options.Value.Lease);
        var waiting = JsonSerializer.Serialize(pauses.Waiting);
        var claimed = await context.Messages.FromSql($"""
            UPDATE "Messages"
            SET "State" = 'Sending', "StateAt" = {now}, "Version" = "Version" + 1, "Attempts" = "Attempts" + 1,
                "Lease" = {lease}, "LeaseUntil" = {until}, "Reason" = NULL
            WHERE "State" = 'Scheduled' AND "Id" IN (
                SELECT m."Id" FROM "Messages" m
                WHERE m."State" = 'Scheduled' AND m."DueAt" <= {now} AND m."LocationId" NOT IN (SELECT value FROM json_each({waiting})) AND NOT EXISTS (
                    SELECT 1 FROM "Messages" e
                    WHERE e."State" IN ('Scheduled', 'Sending')
                        AND e."LocationId" = m."LocationId" AND e."ContactId" = m."ContactId" AND e."ChannelKey" = m."ChannelKey"
                        AND (e."State" = 'Sending'
                            OR ((e."DueAt" <= {now} OR e."Attempts" > 0) AND (e."CreatedAt", e."Id") < (m."CreatedAt", m."Id"))))
                ORDER BY m."DueAt", m."Id" LIMIT {limit})
            RETURNING *
            """).AsNoTracking().ToListAsync(cancellationToken);

        context.AddRange(claimed.Select(m => m.Claimed()));
        await context.SaveChangesAsync(cancellationToken);
        return [.. claimed.OrderBy(m => m.DueAt).ThenBy(m => m.Id)];
    }
}
