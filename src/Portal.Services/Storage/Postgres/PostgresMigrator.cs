using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Portal.Services.Storage.Postgres;

/// <summary>
/// Runs before every other hosted service, so that nothing ever runs against yesterday's tables. Of several portals that start
/// together one migrates while the others wait; the server lets go of the lock when a portal dies, and undoes what it had begun.
/// </summary>
internal sealed partial class PostgresMigrator(PostgresConnections connections, ILogger<PostgresMigrator> logger)
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var alone = await OpenAsync(cancellationToken);
        await LockAsync(alone, cancellationToken);
        await WarnOfLossAsync(alone, cancellationToken);
        await using var context = connections.CreateContext();
        await context.Database.MigrateAsync(cancellationToken);
        await UnlockAsync(alone, cancellationToken);
        LogReady();
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await connections.OpenAloneAsync(cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            throw new OptionsValidationException(
                nameof(StorageOptions.ConnectionString), typeof(StorageOptions),
                [$"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)} leads to no database that lets the portal in: {exception.Message}"]);
        }
    }

    private static async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({PostgresLocks.Migration}, 0)", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task UnlockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_advisory_unlock({PostgresLocks.Migration}, 0)", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task WarnOfLossAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT current_setting('fsync') = 'on' AND current_setting('synchronous_commit') <> 'off'", connection);
        if (await command.ExecuteScalarAsync(cancellationToken) is not true)
        {
            LogMayLose();
        }
    }

    [LoggerMessage(LogLevel.Information, "The data lies in PostgreSQL.")]
    private partial void LogReady();

    [LoggerMessage(LogLevel.Warning, "PostgreSQL runs with fsync or synchronous_commit off. A crash may then lose that a message was sent, and it is sent twice.")]
    private partial void LogMayLose();
}
