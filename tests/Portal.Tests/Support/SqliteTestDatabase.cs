using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Services.Storage;
using Portal.Services.Storage.Sqlite;

namespace Portal.Tests.Support;

/// <summary>A SQLite file of its own, copied from one that was migrated once.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    private static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);

    private readonly string _folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
    private readonly SqliteDatabase _database;

    private SqliteTestDatabase()
    {
        Connections = new SqliteConnections(Path.Combine(_folder, "portal.db"));
        _database = new SqliteDatabase(Connections, NullLogger<SqliteDatabase>.Instance);
    }

    public override Database Database => _database;

    public string FilePath => Connections.Path;

    internal SqliteConnections Connections { get; }

    public static new async Task<SqliteTestDatabase> CreateAsync()
    {
        var database = new SqliteTestDatabase();
        await File.WriteAllBytesAsync(database.FilePath, await Migrated.Value, TestContext.Current.CancellationToken);
        return database;
    }

    public override async ValueTask DisposeAsync()
    {
        await CountedMessages.EqualFiguresAsync(_database);
        await _database.DisposeAsync();
        ForgetPool(Connections);
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<byte[]> MigrateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-template-");
        using var connections = new SqliteConnections(Path.Combine(folder.FullName, "portal.db"));
        await new SqliteMigrator(connections, NullLogger<SqliteMigrator>.Instance).StartAsync(CancellationToken.None);
        ForgetPool(connections); // the last connection to close puts all of the log into the file
        var bytes = await File.ReadAllBytesAsync(connections.Path);
        folder.Delete(recursive: true);
        return bytes;
    }

    private static void ForgetPool(SqliteConnections connections)
    {
        using var connection = connections.Open();
        SqliteConnection.ClearPool(connection);
    }
}
