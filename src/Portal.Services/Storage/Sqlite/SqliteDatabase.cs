using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Portal.Services.Storage.Sqlite;

/// <summary>
/// SQLite has one writer at a time and no queue for the others, so a busy one starves the rest. Here the waiting writes form
/// one queue, run one after another on one connection, and commit together: one disk flush for all of them.
/// </summary>
internal sealed partial class SqliteDatabase : Database, IAsyncDisposable
{
    private const int MostInOneCommit = 200;

    private readonly SqliteConnections _connections;
    private readonly ILogger<SqliteDatabase> _logger;
    private readonly Channel<PendingWrite> _queue = Channel.CreateUnbounded<PendingWrite>(new() { SingleReader = true });
    private readonly AsyncLocal<bool> _insideWrite = new();
    private readonly Task _writing;
    private SqliteWriter? _writer;

    public SqliteDatabase(SqliteConnections connections, ILogger<SqliteDatabase> logger)
    {
        (_connections, _logger) = (connections, logger);
        using var noFlow = ExecutionContext.SuppressFlow(); // the loop outlives whoever asked for the first write
        _writing = Task.Run(WriteWhatWaitsAsync);
    }

    public override async Task<T> WriteAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (_insideWrite.Value)
        {
            throw new InvalidOperationException("A write began another write, which would wait for itself.");
        }

        var pending = new PendingWrite<T>(work, cancellationToken);
        return _queue.Writer.TryWrite(pending) ? await pending.Done : throw new ObjectDisposedException(nameof(SqliteDatabase));
    }

    public override async Task<T> ReadAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        await using var context = _connections.CreateContext();
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await query(context, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writing;
        await ForgetWriterAsync();
    }

    private async Task WriteWhatWaitsAsync()
    {
        var batch = new List<PendingWrite>(MostInOneCommit);
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (batch.Count < MostInOneCommit && _queue.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
            }

            await CommitTogetherAsync(batch);
            batch.Clear();
        }
    }

    private async Task CommitTogetherAsync(List<PendingWrite> batch)
    {
        try
        {
            var writer = _writer ??= new SqliteWriter(_connections.Open());
            await using var transaction = writer.BeginTransaction();
            foreach (var pending in batch)
            {
                _insideWrite.Value = true;
                await pending.RunAsync(writer.Context, transaction);
                _insideWrite.Value = false;
            }

            transaction.Commit();
        }
        catch (Exception exception)
        {
            LogCommitFailed(exception, batch.Count);
            batch.ForEach(p => p.Fail(exception));
            await ForgetWriterAsync(); // whatever is wrong with it, the next commit begins on a new one
        }

        batch.ForEach(p => p.Complete());
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
