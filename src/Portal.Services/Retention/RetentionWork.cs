using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.Drafts;
using Portal.Services.Exports;
using Portal.Services.Messages;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Services.Retention;

/// <summary>Removes, piece by piece, the words that are to be removed.</summary>
public sealed class RetentionWork
{
    private readonly Database _database;
    private readonly WordRemoval _removal;
    private readonly KnownSubAccounts _subAccounts;
    private readonly MessageChanges _changes;
    private readonly AuditTrail _audit;
    private readonly ExportRemoval _exports;
    private readonly TimeProvider _clock;

    internal RetentionWork(Database database, WordRemoval removal, KnownSubAccounts subAccounts, MessageChanges changes, AuditTrail audit, ExportRemoval exports, TimeProvider clock) =>
        (_database, _removal, _subAccounts, _changes, _audit, _exports, _clock) = (database, removal, subAccounts, changes, audit, exports, clock);

    /// <summary>Ends what was begun, and removes what is old enough.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var begun in await _database.ReadAsync((context, token) => context.Forgettings.Where(f => f.DoneAt == null).ToListAsync(token), cancellationToken))
        {
            await FinishAsync(begun, cancellationToken);
        }

        foreach (var location in _subAccounts.All)
        {
            if (_subAccounts.Find(location)?.KeepDays is { } days)
            {
                await SweepAsync(location, days, cancellationToken);
            }
        }
    }

    internal async Task FinishAsync(Forgetting forgetting, CancellationToken cancellationToken)
    {
        var removed = await RemoveAsync(context => Meant(context, forgetting).Where(m => Message.Settled.Contains(m.State)), cancellationToken);
        await TidyAsync(cancellationToken);
        _exports.DeleteFiles(await _database.WriteAsync((context, token) => EndAsync(context, forgetting, removed > 0, token), cancellationToken));
    }

    // Words that were taken out of the messages while these lost theirs: into a draft, or into an export that was asked for meanwhile.
    private async Task<IReadOnlyList<Guid>> EndAsync(PortalDbContext context, Forgetting forgetting, bool isAnyRemoved, CancellationToken cancellationToken)
    {
        await TakenBack(context, forgetting).ExecuteDeleteAsync(cancellationToken);
        var done = await context.Forgettings.Where(f => f.Id == forgetting.Id && f.DoneAt == null && !Meant(context, forgetting).Any(m => m.WordsRemovedAt == null))
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.DoneAt, _clock.GetUtcNow().UtcDateTime), cancellationToken);
        return isAnyRemoved || done > 0 ? await ExportRemoval.TakeOutAsync(context, forgetting.LocationId, cancellationToken) : [];
    }

    // A message that was taken back since then became its author's draft there, which the forgetting had emptied before.
    private static IQueryable<Draft> TakenBack(PortalDbContext context, Forgetting forgetting)
    {
        var back = Meant(context, forgetting).Where(m => m.State == MessageState.Cancelled && m.StateAt >= forgetting.AskedAt);
        return context.Drafts.Where(d => d.LocationId == forgetting.LocationId && d.ContactId == forgetting.ContactId && back.Any(m => m.AuthorId == d.AuthorId && m.ChannelKey == d.ChannelKey));
    }

    // Also what was tried again meanwhile, which has the same words; what is on its way then loses them at a later round.
    private static IQueryable<Message> Meant(PortalDbContext context, Forgetting forgetting) => context.Messages.Where(m =>
        m.LocationId == forgetting.LocationId && m.ContactId == forgetting.ContactId
        && (m.CreatedAt <= forgetting.AskedAt || context.Messages.Any(e => e.Id == m.RetryOf && e.CreatedAt <= forgetting.AskedAt)));

    private async Task SweepAsync(string location, int days, CancellationToken cancellationToken)
    {
        var before = _clock.GetUtcNow().UtcDateTime.AddDays(-days);
        await _database.WriteBehindAsync((context, token) => NoteRemoval.RemoveAsync(context, NoteRemoval.Old(context, location, before), _clock.GetUtcNow().UtcDateTime, token), cancellationToken);
        var removed = await RemoveAsync(context => RetentionRule.NotHeld(context, RetentionRule.Old(context, location, before)), cancellationToken);
        if (removed > 0)
        {
            await TidyAsync(cancellationToken);
            await _database.WriteAsync((context, token) => RecordAsync(context, location, removed, days, token), cancellationToken);
        }
    }

    private async Task<int> RemoveAsync(Func<PortalDbContext, IQueryable<Message>> which, CancellationToken cancellationToken)
    {
        var (removed, last) = (0, Guid.Empty);
        while (await _removal.RemoveAsync(which, last, cancellationToken) is { } piece)
        {
            (removed, last) = (removed + piece.Messages.Count, piece.Last);
            foreach (var change in piece.Messages)
            {
                _changes.Publish(change);
            }
        }

        return removed;
    }

    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        for (var isFirst = true; await _database.WriteBehindAsync((context, token) => context.MessageIndex.TidyAsync(context, isFirst, token), cancellationToken);)
        {
            isFirst = false;
        }

        await _database.TidyAsync(cancellationToken);
    }

    private async Task RecordAsync(PortalDbContext context, string location, int removed, int days, CancellationToken cancellationToken)
    {
        var messages = removed == 1 ? "1 message" : string.Create(CultureInfo.InvariantCulture, $"{removed:N0} messages");
        _audit.Record(context, new(AuditActions.WordsRemoved, string.Create(CultureInfo.InvariantCulture, $"Removed the words of {messages}, older than {days} days."), LocationId: location));
        await context.SaveChangesAsync(cancellationToken);
    }
}
