using Microsoft.Data.Sqlite;

namespace Portal.Services.Storage.Sqlite;

/// <summary>One write that waits for its turn. It has its own savepoint, so that its failure undoes only itself.</summary>
internal abstract class PendingWrite(bool isBehind) : IComparable<PendingWrite>
{
    private const string Savepoint = "piece";

    // What goes on behind may be overtaken for so long, and then has its turn however much people write.
    private static readonly long Patience = TimeProvider.System.TimestampFrequency / 10;
    private static long _last;

    private readonly long _number = Interlocked.Increment(ref _last);
    private readonly long _turn = TimeProvider.System.GetTimestamp() + (isBehind ? Patience : 0);


    /// <summary>Whether nobody waits for it.</summary>
    public bool IsBehind => isBehind;

    public Exception? Failure { get; private set; }

    public int CompareTo(PendingWrite? other) => (_turn, _number).CompareTo((other!._turn, other._number));

    public async Task RunAsync(PortalDbContext context, SqliteTransaction transaction)
    {
        try
        {
            await transaction.SaveAsync(Savepoint);
            await WorkAsync(context);
            await transaction.ReleaseAsync(Savepoint);
        }
        catch (Exception exception)
        {
            Failure = exception;
            await transaction.RollbackAsync(Savepoint);
        }
        finally
        {
            context.ChangeTracker.Clear();
        }
    }

    public void Fail(Exception exception) => Failure ??= exception;

    public void Complete() => Complete(Failure);

    protected abstract Task WorkAsync(PortalDbContext context);

    protected abstract void Complete(Exception? failure);
}

internal sealed class PendingWrite<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, bool isBehind, CancellationToken cancellationToken) : PendingWrite(isBehind)
{
    // The waiting caller goes on elsewhere: the writer's thread has the next write to do.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Done => _done.Task;

    protected override async Task WorkAsync(PortalDbContext context)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _result = await work(context, cancellationToken);
    }

    protected override void Complete(Exception? failure)
    {
        switch (failure)
        {
            case null: _done.TrySetResult(_result!); break;
            case OperationCanceledException when cancellationToken.IsCancellationRequested: _done.TrySetCanceled(cancellationToken); break;
            default: _done.TrySetException(failure); break;
        }
    }
}
