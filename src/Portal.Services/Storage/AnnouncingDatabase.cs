using Portal.Services.Notifications;

namespace Portal.Services.Storage;

/// <summary>A database that tells open pages of the notifications of a write when the write is committed, and of none of one that wasn't.</summary>
internal sealed class AnnouncingDatabase(Database inner, NotificationChanges changes) : Database, IAsyncDisposable
{
    public override bool IsShared => inner.IsShared;

    public override Nodes Nodes => inner.Nodes;

    public override string LockRows => inner.LockRows;

    public override Task<T> WriteAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        TellAsync(work, telling => inner.WriteAsync(telling, cancellationToken));

    public override Task<T> WriteBehindAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        TellAsync(work, telling => inner.WriteBehindAsync(telling, cancellationToken));

    public override Task<T> ReadAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> query, CancellationToken cancellationToken) => inner.ReadAsync(query, cancellationToken);

    public override Task TidyAsync(CancellationToken cancellationToken) => inner.TidyAsync(cancellationToken);

    public override Task OneAtATimeAsync(PortalDbContext context, string what, CancellationToken cancellationToken) => inner.OneAtATimeAsync(context, what, cancellationToken);

    public ValueTask DisposeAsync() => inner is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;

    // A write may run more than once; what its last run did is what is committed.
    private async Task<T> TellAsync<T>(
        Func<PortalDbContext, CancellationToken, Task<T>> work, Func<Func<PortalDbContext, CancellationToken, Task<T>>, Task<T>> write)
    {
        NotificationChange[] told = [];
        var result = await write(async (context, token) =>
        {
            context.ToTell.Clear();
            var done = await work(context, token);
            told = [.. context.ToTell];
            return done;
        });
        Array.ForEach(told, changes.Publish);
        return result;
    }
}
