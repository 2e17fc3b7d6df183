using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.Services.Storage.Sqlite;

/// <summary>Registered before everything that works on the data, so that nothing ever runs against yesterday's tables.</summary>
internal sealed partial class SqliteMigrator(SqliteConnections connections, ILogger<SqliteMigrator> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var context = connections.CreateContext();
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        await MigrateAsync(context, cancellationToken);
        LogReady(connections.Path);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// All that is missing, in one transaction. EF's own way commits between the steps of one migration where SQLite has to build a table
    /// anew, and leaves behind a row that blocks every later start when it is killed.
    /// </summary>
    internal static async Task MigrateAsync(PortalDbContext context, CancellationToken cancellationToken)
    {
        var applied = await context.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (!(await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            return;
        }

        var script = context.GetService<IMigrator>().GenerateScript(applied.LastOrDefault(), options: MigrationsSqlGenerationOptions.NoTransactions);
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = 0", cancellationToken); // building a table anew drops the old one; no effect inside a transaction
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (script, transaction.GetDbTransaction());
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "The data lies in {Path}.")]
    private partial void LogReady(string path);
}
