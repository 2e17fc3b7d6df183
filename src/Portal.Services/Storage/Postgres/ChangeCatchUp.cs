using Microsoft.EntityFrameworkCore;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.Notifications;
using Portal.Services.SubAccounts;

namespace Portal.Services.Storage.Postgres;

/// <summary>The net below the notifications: finds what other portals did of which no word came, because one died or a connection broke.</summary>
internal sealed class ChangeCatchUp(
    PostgresConnections connections, MessageChanges messages, DraftChanges drafts, NotificationChanges notifications, ServiceNews news, StoredSettings settings, TimeProvider clock)
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    // The clocks of the others, and writes that began before the last look and were committed after it.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);
    private const int Most = 1_000;

    private readonly Dictionary<object, DateTime> _known = [];
    private DateTime _lookedAt = clock.GetUtcNow().UtcDateTime;

    public void Knows(MessageChange change) => Know(change);

    public void Knows(DraftChange change) => Know(change);

    public void Knows(NotificationChange change) => Know(change);

    public void Knows(ServiceNewsItem item) => Know(item);

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var (now, since) = (clock.GetUtcNow().UtcDateTime, _lookedAt - Overlap);
        await using var context = connections.CreateContext();
        var happened = await MessagesAsync(context, since, cancellationToken);
        foreach (var message in happened.Where(h => IsNew(h.Message, h.At)))
        {
            messages.Hear(message.Message);
            drafts.Hear(message.Draft); // it may have been the draft until then
        }

        foreach (var (draft, _) in (await DraftsAsync(context, since, cancellationToken)).Where(d => IsNew(d.Draft, d.At)))
        {
            drafts.Hear(draft);
        }

        foreach (var (told, _) in (await NotificationsAsync(context, since, cancellationToken)).Where(n => IsNew(n.Told, n.At)))
        {
            notifications.Hear(told);
        }

        foreach (var (marked, _) in (await MarksAsync(context, since, cancellationToken)).Where(m => IsNew(m.Marked, m.At)))
        {
            news.Hear(marked);
        }

        await settings.RefreshAsync(cancellationToken);
        _lookedAt = now;
        Forget(now - Overlap - Every);
    }

    private static async Task<IEnumerable<(MessageChange Message, DraftChange Draft, DateTime At)>> MessagesAsync(
        PortalDbContext context, DateTime since, CancellationToken cancellationToken)
    {
        var first = TimedId.FirstAt(since);
        var rows = await context.MessageEvents.Where(e => e.Id >= first)
            .Join(context.Messages, e => e.MessageId, m => m.Id, (e, m) => new { e.Id, e.At, m.LocationId, m.AuthorId, m.ContactId, MessageId = m.Id })
            .OrderBy(e => e.Id).Take(Most).ToListAsync(cancellationToken);
        return rows.GroupBy(r => (new MessageChange(r.LocationId, r.ContactId, r.MessageId), new DraftChange(r.LocationId, r.AuthorId, r.ContactId)))
            .Select(r => (r.Key.Item1, r.Key.Item2, r.Max(e => e.At)));
    }

    /// <summary>Drafts that were written, and those that were taken away, of which the text is kept.</summary>
    private static async Task<IEnumerable<(DraftChange Draft, DateTime At)>> DraftsAsync(PortalDbContext context, DateTime since, CancellationToken cancellationToken)
    {
        var written = await context.Drafts.Where(d => d.UpdatedAt >= since)
            .OrderBy(d => d.UpdatedAt).Take(Most).Select(d => new { d.LocationId, d.AuthorId, d.ContactId, At = d.UpdatedAt }).ToListAsync(cancellationToken);
        var ended = await context.DraftRevisions.Where(r => r.At >= since)
            .OrderBy(r => r.At).Take(Most).Select(r => new { r.LocationId, r.AuthorId, r.ContactId, r.At }).ToListAsync(cancellationToken);
        return written.Concat(ended).GroupBy(d => new DraftChange(d.LocationId, d.AuthorId, d.ContactId)).Select(d => (d.Key, d.Max(e => e.At)));
    }

    private static async Task<IEnumerable<(NotificationChange Told, DateTime At)>> NotificationsAsync(PortalDbContext context, DateTime since, CancellationToken cancellationToken)
    {
        var first = TimedId.FirstAt(since);
        var rows = await context.Notifications.Where(n => n.Id >= first).OrderBy(n => n.Id).Take(Most).Select(n => new { n.LocationId, n.PersonId, n.At }).ToListAsync(cancellationToken);
        return rows.GroupBy(n => new NotificationChange(n.LocationId, n.PersonId)).Select(n => (n.Key, n.Max(e => e.At)));
    }

    /// <summary>Conversations that the team has assigned or put aside; of stars and read marks nothing is stored here.</summary>
    private static async Task<IEnumerable<(ServiceNewsItem Marked, DateTime At)>> MarksAsync(PortalDbContext context, DateTime since, CancellationToken cancellationToken)
    {
        var rows = await context.InboxEvents.Where(e => e.At >= since).OrderBy(e => e.At).Take(Most).Select(e => new { e.LocationId, e.ContactId, e.At }).ToListAsync(cancellationToken);
        return rows.GroupBy(e => new ServiceNewsItem(e.LocationId, e.ContactId, ServiceNewsKind.Marks)).Select(e => (e.Key, e.Max(one => one.At)));
    }

    private void Know(object change)
    {
        lock (_known)
        {
            _known[change] = clock.GetUtcNow().UtcDateTime;
        }
    }

    private bool IsNew(object change, DateTime at)
    {
        lock (_known)
        {
            return !_known.TryGetValue(change, out var known) || known < at;
        }
    }

    private void Forget(DateTime before)
    {
        lock (_known)
        {
            foreach (var change in _known.Where(k => k.Value < before).Select(k => k.Key).ToList())
            {
                _known.Remove(change);
            }
        }
    }
}
