using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.Services.Storage.Sqlite;

/// <summary>Registered before every other hosted service, so that nothing ever runs against yesterday's tables.</summary>
internal sealed partial class SqliteMigrator(SqliteConnections connections, ILogger<SqliteMigrator> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(connections.Path)!);

        // The operating system lets go of this lock when a process dies, which the row that EF leaves in the database does not.
        await using var alone = await LockAsync(cancellationToken);
        await using var context = connections.CreateContext();
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        await ForgetDeadMigrationAsync(context, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        LogReady(connections.Path);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(connections.Path + ".migrating", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (attempt < 300)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            }
        }
    }

    // We hold the lock, so a row in EF's own lock table was left by a process that was killed while it migrated.
    private static async Task ForgetDeadMigrationAsync(PortalDbContext context, CancellationToken cancellationToken) =>
        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", cancellationToken);

    [LoggerMessage(LogLevel.Information, "The data lies in {Path}.")]
    private partial void LogReady(string path);
}
