namespace Portal.Services.Storage;

/// <summary>
/// The only way to the stored data. Reads run side by side. Writes are transactions: all of one or nothing of it, and it is
/// on the disk when the task completes.
/// </summary>
public abstract class Database
{
    /// <summary>Whether other portals may use the same data at the same time.</summary>
    public virtual bool IsShared => false;

    /// <summary>What a subquery that picks rows to change ends with, so that two portals pick different ones; empty where there is one writer.</summary>
    public virtual string LockRows => string.Empty;

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction of its own. Other writers wait meanwhile, so it talks to the database only,
    /// never to a network, and never begins another write.
    /// </summary>
    public abstract Task<T> WriteAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    public Task WriteAsync(Func<PortalDbContext, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        WriteAsync<bool>(
            async (context, token) =>
            {
                await work(context, token);
                return true;
            },
            cancellationToken);

    /// <summary>Runs <paramref name="query"/> on a connection of its own, without tracking what it reads.</summary>
    public abstract Task<T> ReadAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> query, CancellationToken cancellationToken);
}
