using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;

namespace Portal.Services.Storage.Postgres;

/// <summary>The net below the notifications: finds what other portals did of which no word came, because one died or a connection broke.</summary>
internal sealed class ChangeCatchUp(PostgresConnections connections, MessageChanges changes, TimeProvider clock)
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    // The clocks of the others, and writes that began before the last look and were committed after it.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);
    private const int Most = 1_000;

    private readonly Dictionary<Guid, DateTime> _known = [];
    private DateTime _lookedAt = clock.GetUtcNow().UtcDateTime;

    public void Knows(MessageChange change)
    {
        lock (_known)
        {
            _known[change.MessageId] = clock.GetUtcNow().UtcDateTime;
        }
    }

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var (now, since) = (clock.GetUtcNow().UtcDateTime, _lookedAt - Overlap);
        foreach (var happened in await HappenedAsync(since, cancellationToken))
        {
            if (IsNew(happened))
            {
                changes.Hear(happened.Change);
            }
        }

        _lookedAt = now;
        Forget(now - Overlap - Every);
    }

    private async Task<IReadOnlyList<Happened>> HappenedAsync(DateTime since, CancellationToken cancellationToken)
    {
        var first = FirstId(since);
        await using var context = connections.CreateContext();
        var rows = await context.MessageEvents.Where(e => e.Id >= first)
            .Join(context.Messages, e => e.MessageId, m => m.Id, (e, m) => new { e.Id, e.At, m.LocationId, m.ContactId, MessageId = m.Id })
            .OrderBy(e => e.Id).Take(Most).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(r => r.MessageId).Select(r => new Happened(new MessageChange(r.First().LocationId, r.First().ContactId, r.Key), r.Max(e => e.At)))];
    }

    private bool IsNew(Happened happened)
    {
        lock (_known)
        {
            return !_known.TryGetValue(happened.Change.MessageId, out var known) || known < happened.At;
        }
    }

    private void Forget(DateTime before)
    {
        lock (_known)
        {
            foreach (var id in _known.Where(k => k.Value < before).Select(k => k.Key).ToList())
            {
                _known.Remove(id);
            }
        }
    }

    // Ids begin with the time.
    private static Guid FirstId(DateTime time)
    {
        var milliseconds = new DateTimeOffset(time).ToUnixTimeMilliseconds();
        return new Guid((int)(milliseconds >> 16), (short)milliseconds, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private sealed record Happened(MessageChange Change, DateTime At);
}
