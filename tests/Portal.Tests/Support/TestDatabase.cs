using Portal.Services.Storage;

namespace Portal.Tests.Support;

/// <summary>
/// A real database with the portal's real tables, gone when the test is: a SQLite file, or for a class that says so a database on
/// PostgreSQL.
/// </summary>
public abstract class TestDatabase : IAsyncDisposable
{
    public abstract Database Database { get; }

    public static async Task<TestDatabase> CreateAsync() =>
        StoredInAttribute.Current is StorageProvider.Postgres ? await PostgresTestDatabase.CreateAsync() : await SqliteTestDatabase.CreateAsync();

    public Task AddAsync(params object[] entities) =>
        Database.WriteAsync(
            async (context, token) =>
            {
                context.AddRange(entities);
                await context.SaveChangesAsync(token);
            },
            TestContext.Current.CancellationToken);

    public abstract ValueTask DisposeAsync();
}
