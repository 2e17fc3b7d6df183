using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Services.Storage;
using Portal.Services.Storage.Sqlite;

namespace Portal.Tests.Support;

/// <summary>A real SQLite file with the portal's real tables, gone when the test is.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
    private readonly SqliteDatabase _database;

    private TestDatabase()
    {
        Connections = new SqliteConnections(Path.Combine(_folder, "portal.db"));
        _database = new SqliteDatabase(Connections, NullLogger<SqliteDatabase>.Instance);
    }

    public Database Database => _database;

    public string FilePath => Connections.Path;

    internal SqliteConnections Connections { get; }

    public static async Task<TestDatabase> CreateAsync()
    {
        var database = new TestDatabase();
        await new SqliteMigrator(database.Connections, NullLogger<SqliteMigrator>.Instance).StartAsync(TestContext.Current.CancellationToken);
        return database;
    }

    public Task AddAsync(params object[] entities) =>
        Database.WriteAsync(
            async (context, token) =>
            {
                context.AddRange(entities);
                await context.SaveChangesAsync(token);
            },
            TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await using (var connection = Connections.Open())
        {
            SqliteConnection.ClearPool(connection);
        }

        Directory.Delete(_folder, recursive: true);
    }
}
