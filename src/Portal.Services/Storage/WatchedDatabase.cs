namespace Portal.Services.Storage;

/// <summary>A database that tells <see cref="StorageHealth"/> how long its writes take, and of each failure that is the storage's own.</summary>
internal sealed class WatchedDatabase(Database inner, StorageHealth health) : Database, IAsyncDisposable
{
    public override bool IsShared => inner.IsShared;

    public override Nodes Nodes => inner.Nodes;

    public override string LockRows => inner.LockRows;

    public override Task<T> WriteAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        WatchAsync(health.WatchAsync(() => inner.WriteAsync(work, cancellationToken)));

    public override Task<T> WriteBehindAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        WatchAsync(health.WatchAsync(() => inner.WriteBehindAsync(work, cancellationToken)));

    public override Task<T> ReadAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> query, CancellationToken cancellationToken) =>
        WatchAsync(inner.ReadAsync(query, cancellationToken));

    public override Task TidyAsync(CancellationToken cancellationToken) => inner.TidyAsync(cancellationToken);

    public override Task OneAtATimeAsync(PortalDbContext context, string what, CancellationToken cancellationToken) =>
        inner.OneAtATimeAsync(context, what, cancellationToken);

    public ValueTask DisposeAsync() => inner is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;

    private async Task<T> WatchAsync<T>(Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (Exception exception)
        {
            health.Note(exception);
            throw;
        }
    }
}
