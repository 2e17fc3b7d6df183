using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Portal.Services.Storage.Postgres;

/// <summary>
/// PostgreSQL lets many write at once. Each write has a connection and a transaction of its own; when another was in its way it
/// runs again, on what that one has left.
/// </summary>
internal sealed partial class PostgresDatabase(PostgresConnections connections, PostgresNodes nodes, ILogger<PostgresDatabase> logger) : Database
{
    private const int Tries = 6;

    private readonly AsyncLocal<bool> _insideWrite = new();

    public override bool IsShared => true;

    public override Nodes Nodes => nodes;

    public override string LockRows => "FOR UPDATE SKIP LOCKED";

    /// <exception cref="CommitUnknownException">The connection broke while the transaction was being committed.</exception>
    public override async Task<T> WriteAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (_insideWrite.Value)
        {
            throw new InvalidOperationException("A write began another write, which would wait for itself.");
        }

        _insideWrite.Value = true;
        for (var i = 1; ; i++)
        {
            try
            {
                return await TryAsync(work, cancellationToken);
            }
            catch (Exception exception) when (i < Tries && PostgresFailures.MayPass(exception))
            {
                await AgainAsync(exception, i, cancellationToken);
            }
        }
    }

    public override async Task<T> ReadAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        for (var i = 1; ; i++)
        {
            try
            {
                await using var context = connections.CreateContext();
                context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
                return await query(context, cancellationToken);
            }
            catch (Exception exception) when (i < Tries && PostgresFailures.MayPass(exception))
            {
                await AgainAsync(exception, i, cancellationToken);
            }
        }
    }

    public override Task OneAtATimeAsync(PortalDbContext context, string what, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({PostgresLocks.OneAtATime}, hashtext({what}))", cancellationToken);

    private async Task<T> TryAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var context = connections.CreateContext();
        context.Database.AutoSavepointsEnabled = false; // what fails is undone as a whole
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var result = await work(context, cancellationToken);
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        catch (Exception exception) when (!PostgresFailures.IsRefusedCommit(exception))
        {
            throw new CommitUnknownException(exception);
        }
    }

    private Task AgainAsync(Exception exception, int failed, CancellationToken cancellationToken)
    {
        LogAgain(exception.GetType().Name, failed);
        return Task.Delay(Random.Shared.Next(5, 20 << failed), cancellationToken);
    }

    [LoggerMessage(LogLevel.Debug, "What was asked of the database failed with {Failure} at try {Try}; it runs again.")]
    private partial void LogAgain(string failure, int @try);
}
