namespace Portal.Services.Storage;

/// <summary>
/// The only way to the stored data. Reads run side by side. Writes are transactions: all of one or nothing of it, and it is
/// on the disk when the task completes.
/// </summary>
public abstract class Database
{
    /// <summary>Whether other portals may use the same data at the same time.</summary>
    public virtual bool IsShared => false;

    /// <summary>The portals that use the same data.</summary>
    public virtual Nodes Nodes => Nodes.Alone;

    /// <summary>What a subquery that picks rows to change ends with, so that two portals pick different ones; empty where there is one writer.</summary>
    public virtual string LockRows => string.Empty;

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction of its own. Other writers may wait meanwhile, so it talks to the database only,
    /// never to a network, and never begins another write. It may run more than once, each time on what is stored by then, when
    /// another portal changed the same rows; only what its last run did is stored.
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

    /// <summary>The same for what nobody looks at while it happens: where writes wait for each other, those that people wait for go first.</summary>
    public virtual Task<T> WriteBehindAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        WriteAsync(work, cancellationToken);

    /// <summary>Runs <paramref name="query"/> on a connection of its own, without tracking what it reads.</summary>
    public abstract Task<T> ReadAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> query, CancellationToken cancellationToken);

    /// <summary>Empties what the database keeps beside its tables of what was written before, as far as nobody reads it just now.</summary>
    public virtual Task TidyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// For the rest of a write, keeps out every other write that asks for the same <paramref name="what"/>; what those before it did is
    /// seen by the statements that follow. Whoever asks for several asks in ascending order.
    /// </summary>
    public virtual Task OneAtATimeAsync(PortalDbContext context, string what, CancellationToken cancellationToken) => Task.CompletedTask;
}
