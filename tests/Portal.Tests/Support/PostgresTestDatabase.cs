using Microsoft.Extensions.Logging.Abstractions;
using Portal.Services.Messages;
using Portal.Services.Storage;
using Portal.Services.Storage.Postgres;

namespace Portal.Tests.Support;

/// <summary>A database of its own on the test run's PostgreSQL, copied from one that was migrated once.</summary>
public sealed class PostgresTestDatabase : TestDatabase
{
    private readonly PostgresDatabase _database;

    private PostgresTestDatabase(string connectionString)
    {
        ConnectionString = connectionString;
        Connections = new PostgresConnections(connectionString);
        _database = NewDatabase();
    }

    public override Database Database => _database;

    public string ConnectionString { get; }

    internal PostgresConnections Connections { get; }

    public static new async Task<PostgresTestDatabase> CreateAsync() =>
        new(await (await TestCluster.StartedAsync()).CreateDatabaseAsync(TestContext.Current.CancellationToken));

    /// <summary>The same data, as another portal sees it.</summary>
    internal PostgresDatabase NewDatabase() =>
        new(Connections, new PostgresNodes(Connections, new DueSignal(), TimeProvider.System), NullLogger<PostgresDatabase>.Instance);

    public override async ValueTask DisposeAsync()
    {
        await CountedMessages.EqualFiguresAsync(_database);
        await Connections.DisposeAsync();
        await (await TestCluster.StartedAsync()).DropDatabaseAsync(ConnectionString);
    }
}
