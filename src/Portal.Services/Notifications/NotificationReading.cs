using Microsoft.EntityFrameworkCore;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Notifications;

/// <summary>What the caller is told of in their sub-account. Nobody else's is ever read or changed, whatever their role.</summary>
public sealed class NotificationReading(Database database, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>More than this many new ones are not counted.</summary>
    public const int MostCounted = 100;

    /// <summary>How long they are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>The newest first, those before <paramref name="before"/>; a page.</summary>
    public async Task<NotificationSlice> ListAsync(Caller caller, Guid? before, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            (context, token) => Own(context, caller).Where(n => before == null || n.Id < before).OrderByDescending(n => n.Id).Take(PageSize + 1).ToListAsync(token), cancellationToken);
        return rows.Count > PageSize ? new NotificationSlice(rows[..PageSize], rows[PageSize - 1].Id) : new NotificationSlice(rows, Older: null);
    }

    /// <summary>Those that are new, the newest first; at most <see cref="MostCounted"/>.</summary>
    public async Task<IReadOnlyList<Notification>> NewAsync(Caller caller, CancellationToken cancellationToken) => await database.ReadAsync(
        (context, token) => Own(context, caller).Where(n => n.ReadAt == null).OrderByDescending(n => n.Id).Take(MostCounted).ToListAsync(token), cancellationToken);

    /// <summary>It has been looked at; nothing happens where it is gone, somebody else's, or was looked at before.</summary>
    public Task MarkReadAsync(Caller caller, Guid id, CancellationToken cancellationToken) => MarkAsync(caller, own => own.Where(n => n.Id == id), cancellationToken);

    /// <summary>All that came no later than <paramref name="last"/>: what comes meanwhile stays new.</summary>
    public Task MarkAllReadAsync(Caller caller, Guid last, CancellationToken cancellationToken) => MarkAsync(caller, own => own.Where(n => n.Id <= last), cancellationToken);

    private Task MarkAsync(Caller caller, Func<IQueryable<Notification>, IQueryable<Notification>> which, CancellationToken cancellationToken) => database.WriteAsync(
        async (context, token) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (await which(Own(context, caller)).Where(n => n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), token) > 0)
            {
                context.ToTell.Add(new NotificationChange(caller.LocationId, caller.PersonId)); // their other tabs
            }
        },
        cancellationToken);

    private IQueryable<Notification> Own(PortalDbContext context, Caller caller)
    {
        var since = clock.GetUtcNow().UtcDateTime - Kept;
        return context.Notifications.Where(n => n.LocationId == caller.LocationId && n.PersonId == caller.PersonId && n.At > since);
    }
}

/// <summary>The newest first. <paramref name="Older"/> names the next page, null where there is none.</summary>
public sealed record NotificationSlice(IReadOnlyList<Notification> Rows, Guid? Older);
