using Microsoft.Extensions.Options;

namespace Portal.Services.Storage.Sqlite;

/// <summary>
/// Sees to it that one portal alone works on the file: whatever an earlier one had begun is then known to have ended with it. The
/// operating system lets go of the lock when a process dies, which a row in the database does not.
/// </summary>
internal sealed class SqliteFileLock(SqliteConnections connections, TimeProvider clock)
{
    // A portal that is being replaced may still be ending.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        OwnerOnly.CreateFolder(Path.GetDirectoryName(connections.Path)!);
        var started = clock.GetTimestamp();
        while (!connections.TryLock())
        {
            if (clock.GetElapsedTime(started) > Patience)
            {
                throw new OptionsValidationException(
                    nameof(StorageOptions.Path), typeof(StorageOptions),
                    [$"{StorageOptions.Section}:{nameof(StorageOptions.Path)}: another portal that is running uses {connections.Path}. One file serves one portal; several on the same data need PostgreSQL."]);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), clock, cancellationToken);
        }

        connections.CloseToOthers();
    }
}
