using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Portal.Services.Storage.Sqlite;

/// <summary>
/// SQLite has one writer at a time and no queue for the others, so a busy one starves the rest. Here the waiting writes form
/// one queue, run one after another on one connection, and commit together: one disk flush for all of them. What people wait for
/// goes first, in commits of its own, because what goes on behind may come in large pieces.
/// </summary>
internal sealed partial class SqliteDatabase : Database, IAsyncDisposable
{
    private const int MostInOneCommit = 200;

    private readonly SqliteConnections _connections;
    private readonly ILogger<SqliteDatabase> _logger;
    private readonly Channel<PendingWrite> _queue = Channel.CreateUnboundedPrioritized<PendingWrite>(new() { SingleReader = true });
    private readonly AsyncLocal<bool> _insideWrite = new();
    private readonly Task _writing;
    private SqliteWriter? _writer;

    public SqliteDatabase(SqliteConnections connections, ILogger<SqliteDatabase> logger)
    {
        (_connections, _logger) = (connections, logger);
        using var noFlow = ExecutionContext.SuppressFlow(); // the loop outlives whoever asked for the first write
        _writing = Task.Factory.StartNew(WriteWhatWaits, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public override Task<T> WriteAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        WriteAsync(new PendingWrite<T>(work, isBehind: false, cancellationToken));

    public override Task<T> WriteBehindAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        WriteAsync(new PendingWrite<T>(work, isBehind: true, cancellationToken));

    public override async Task<T> ReadAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        await using var context = _connections.CreateContext();
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await query(context, cancellationToken);
    }

    // A page that was overwritten stands in the write-ahead log as it was, until the log is cut.
    public override Task TidyAsync(CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                using var connection = _connections.Open();
                using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
                command.ExecuteNonQuery();
            },
            cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writing;
        await ForgetWriterAsync();
    }

    private Task<T> WriteAsync<T>(PendingWrite<T> pending)
    {
        if (_insideWrite.Value)
        {
            throw new InvalidOperationException("A write began another write, which would wait for itself.");
        }

        return _queue.Writer.TryWrite(pending) ? pending.Done : throw new ObjectDisposedException(nameof(SqliteDatabase));
    }

    // SQLite works on whatever thread asks, so the loop has a thread of its own: those of the pool are for whoever waits.
    private void WriteWhatWaits()
    {
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            if (_queue.Reader.TryRead(out var first))
            {
                CommitTogetherAsync(first).GetAwaiter().GetResult();
            }
        }
    }

    private async Task CommitTogetherAsync(PendingWrite first)
    {
        List<PendingWrite> batch = [first];
        try
        {
            var writer = _writer ??= new SqliteWriter(_connections.Open());
            await using var transaction = writer.BeginTransaction();
            await RunAsync(first, writer, transaction);
            while (batch.Count < MostInOneCommit && _queue.Reader.TryPeek(out var next) && next.IsBehind == first.IsBehind && _queue.Reader.TryRead(out next))
            {
                batch.Add(next);
                await RunAsync(next, writer, transaction);
            }

            transaction.Commit();
        }
        catch (Exception exception)
        {
            // A full disk undoes the whole transaction, which shows at the next statement only.
            var cause = batch.Select(p => p.Failure).FirstOrDefault(f => StorageFault.Of(f) is not null) ?? exception;
            if (!StorageFault.Explains(cause))
            {
                LogCommitFailed(cause, batch.Count);
            }

            batch.ForEach(p => p.Fail(cause));
            await ForgetWriterAsync(); // whatever is wrong with it, the next commit begins on a new one
        }

        batch.ForEach(p => p.Complete());
    }

    private async Task RunAsync(PendingWrite pending, SqliteWriter writer, SqliteTransaction transaction)
    {
        _insideWrite.Value = true; // until this method ends
        await pending.RunAsync(writer.Context, transaction);
    }

    private async Task ForgetWriterAsync()
    {
        var writer = Interlocked.Exchange(ref _writer, null);
        if (writer is not null)
        {
            await writer.DisposeAsync();
        }
    }

    [LoggerMessage(LogLevel.Error, "A commit of {Count} writes failed; none of them was stored, and each caller was told.")]
    private partial void LogCommitFailed(Exception exception, int count);
}
