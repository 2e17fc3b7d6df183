using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Services.Storage;
using Portal.Services.Storage.Sqlite;

namespace Portal.Bench.Delivery;

/// <summary>A SQLite file with the portal's tables, for what runs on a clock of its own.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo? _folder;
    private readonly SqliteConnections _connections;
    private readonly SqliteDatabase _database;

    private BenchDatabase(string? file)
    {
        _folder = file is null ? Directory.CreateTempSubdirectory("portal-bench-") : null;
        _connections = new SqliteConnections(file ?? Path.Combine(_folder?.FullName ?? string.Empty, "portal.db"));
        _database = new SqliteDatabase(_connections, NullLogger<SqliteDatabase>.Instance);
    }

    public Database Database => _database;

    public static Task<BenchDatabase> CreateAsync(CancellationToken cancellationToken) => OpenAsync(file: null, cancellationToken);

    /// <summary>In a file that stays; in one that is gone at the end for null.</summary>
    public static async Task<BenchDatabase> OpenAsync(string? file, CancellationToken cancellationToken)
    {
        var database = new BenchDatabase(file);
        await new SqliteMigrator(database._connections, NullLogger<SqliteMigrator>.Instance).StartAsync(cancellationToken);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await using (var connection = _connections.Open())
        {
            SqliteConnection.ClearPool(connection);
        }

        _folder?.Delete(recursive: true);
    }
}
