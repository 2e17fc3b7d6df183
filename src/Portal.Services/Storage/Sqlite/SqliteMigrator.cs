using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;

namespace Portal.Services.Storage.Sqlite;

/// <summary>Runs before everything that works on the data, so that nothing ever runs against yesterday's tables.</summary>
internal sealed partial class SqliteMigrator(SqliteConnections connections, ILogger<SqliteMigrator> logger)
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var context = connections.CreateContext();
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        await MigrateAsync(context, cancellationToken);
        LogReady(connections.Path);
    }

    /// <summary>
    /// All that is missing, in one transaction. EF's own way commits between the steps of one migration where SQLite has to build a table
    /// anew, and leaves behind a row that blocks every later start when it is killed.
    /// </summary>
    internal static async Task MigrateAsync(PortalDbContext context, CancellationToken cancellationToken)
    {
        var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count == 0)
        {
            return;
        }

        var history = context.GetService<IHistoryRepository>();
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = 0", cancellationToken); // building a table anew drops the old one; no effect inside a transaction
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await RunAsync(context, history.GetCreateIfNotExistsScript(), cancellationToken);
        foreach (var id in pending)
        {
            foreach (var command in Commands(context, id))
            {
                await RunAsync(context, command, cancellationToken);
            }

            await RunAsync(context, history.GetInsertScript(new HistoryRow(id, ProductInfo.GetVersion())), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static IEnumerable<string> Commands(PortalDbContext context, string id)
    {
        var migrations = context.GetService<IMigrationsAssembly>();
        var migration = migrations.CreateMigration(migrations.Migrations[id], context.Database.ProviderName!);
        var model = context.GetService<IModelRuntimeInitializer>().Initialize(migration.TargetModel, designTime: true, validationLogger: null);
        return context.GetService<IMigrationsSqlGenerator>().Generate(migration.UpOperations, model, MigrationsSqlGenerationOptions.NoTransactions).Select(c => c.CommandText);
    }

    private static Task<int> RunAsync(PortalDbContext context, string sql, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), cancellationToken);

    [LoggerMessage(LogLevel.Information, "The data lies in {Path}.")]
    private partial void LogReady(string path);
}
