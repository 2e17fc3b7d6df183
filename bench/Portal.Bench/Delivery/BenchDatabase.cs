using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Services.Storage;
using Portal.Services.Storage.Sqlite;

namespace Portal.Bench.Delivery;

/// <summary>A SQLite file with the portal's tables, for what runs on a clock of its own.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-bench-");
    private readonly SqliteConnections _connections;
    private readonly SqliteDatabase _database;

    private BenchDatabase()
    {
        _connections = new SqliteConnections(Path.Combine(_folder.FullName, "portal.db"));
        _database = new SqliteDatabase(_connections, NullLogger<SqliteDatabase>.Instance);
    }

    public Database Database => _database;

    public static async Task<BenchDatabase> CreateAsync(CancellationToken cancellationToken)
    {
        var database = new BenchDatabase();
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

        _folder.Delete(recursive: true);
    }
}
