using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Inbox;

/// <summary>
/// Ends what is snoozed or done: at its time, or when the contact has written. Lists and threads know of both by themselves as soon as they are read;
/// this makes open pages read, and looks at conversations that somebody has answered since.
/// </summary>
internal sealed partial class MarkSweep(
    Database database, InboxRecords records, ContactNews contacts, ServiceNews news, TimeProvider clock, ILogger<MarkSweep> logger) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <summary>How often HighLevel is asked where it tells nothing by itself.</summary>
    private static readonly TimeSpan AskEvery = TimeSpan.FromMinutes(1);

    // The service's list is a few seconds behind.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);
    private const int AtOnce = 200;
    private readonly Lock _gate = new();
    private HashSet<(string LocationId, string ContactId)> _told = [];
    private DateTime _askedAt = DateTime.MinValue;

    public override void Dispose()
    {
        news.Told -= Hear;
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        news.Told += Hear;
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                if (!StorageFault.Explains(exception))
                {
                    LogFailed(exception);
                }
            }
        }
    }

    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var over = await database.ReadAsync((context, token) => context.ConversationMarks.Where(m => m.Until <= now).Take(AtOnce).ToListAsync(token), cancellationToken);
        foreach (var mark in over)
        {
            await records.EndAsync(mark, InboxEventKind.TimeCame, cancellationToken);
        }

        foreach (var marks in (await ToAskAsync(now, cancellationToken)).GroupBy(mark => mark.LocationId))
        {
            await AskAsync([.. marks], now, cancellationToken);
        }
    }

    internal void Hear(ServiceNewsItem item)
    {
        if (item is { Kind: ServiceNewsKind.Messages, ContactId: { } contactId })
        {
            lock (_gate)
            {
                _told.Add((item.LocationId, contactId));
            }
        }
    }

    /// <summary>Those of whom HighLevel has told something, and once a minute those that were looked at longest ago.</summary>
    private async Task<IReadOnlyList<ConversationMark>> ToAskAsync(DateTime now, CancellationToken cancellationToken)
    {
        HashSet<(string LocationId, string ContactId)> told;
        lock (_gate)
        {
            (told, _told) = (_told, []);
        }

        var all = now - _askedAt >= AskEvery;
        if (!all && told.Count == 0)
        {
            return [];
        }

        _askedAt = all ? now : _askedAt;
        List<string> contactIds = [.. told.Select(one => one.ContactId)];
        var marks = await database.ReadAsync(
            (context, token) => context.ConversationMarks.Where(m => m.Until == null && (all || contactIds.Contains(m.ContactId))).OrderBy(m => m.CheckedAt).Take(AtOnce).ToListAsync(token),
            cancellationToken);
        return all ? marks : [.. marks.Where(mark => told.Contains((mark.LocationId, mark.ContactId)))];
    }

    // In the name of who set the first of them: the sub-account's own token answers for all.
    private async Task AskAsync(IReadOnlyList<ConversationMark> marks, DateTime now, CancellationToken cancellationToken)
    {
        var caller = new Caller(marks[0].PersonId, marks[0].PersonName, marks[0].LocationId, Role.Staff);
        var since = marks.ToDictionary(mark => mark.ContactId, mark => mark.CheckedAt - Overlap > mark.At ? mark.CheckedAt - Overlap : mark.At);
        if (await contacts.LookAsync(caller, since, cancellationToken) is not Reading<(IReadOnlyDictionary<string, DateTime> News, IReadOnlySet<string> NotKnown)>.Found({ } found))
        {
            return;
        }

        foreach (var mark in marks.Where(mark => found.News.ContainsKey(mark.ContactId)))
        {
            await records.EndAsync(mark, InboxEventKind.Answered, cancellationToken);
        }

        List<Guid> known = [.. marks.Where(mark => !found.NotKnown.Contains(mark.ContactId)).Select(mark => mark.Id)];
        await database.WriteBehindAsync((context, token) => context.ConversationMarks.Where(m => known.Contains(m.Id)).ExecuteUpdateAsync(set => set.SetProperty(m => m.CheckedAt, now), token), cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Looking at what is snoozed or done failed; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
