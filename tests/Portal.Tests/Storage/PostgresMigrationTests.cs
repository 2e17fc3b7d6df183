using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Services.Storage;
using Portal.Services.Storage.Postgres;
using Portal.Tests.Support;

namespace Portal.Tests.Storage;

public sealed class PostgresMigrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_tables_are_those_that_the_code_expects()
    {
        await using var store = await PostgresTestDatabase.CreateAsync();

        await using var context = store.Connections.CreateContext();

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Several_starts_at_once_migrate_once()
    {
        var database = await EmptyAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync(database)));

        Assert.Equal(0, await CountAsync(database));
        await DropAsync(database);
    }

    [Fact]
    public async Task A_start_killed_at_any_command_of_the_migration_is_made_good_by_the_next()
    {
        var killed = 0;
        for (var step = 2; ; step += 9)
        {
            var database = await EmptyAsync();
            if (!await KilledAtAsync(database, step))
            {
                await DropAsync(database);
                break;
            }

            killed++;
            await StartAsync(database).WaitAsync(TimeSpan.FromSeconds(60), Token);
            Assert.Equal(0, await CountAsync(database));
            await DropAsync(database);
        }

        Assert.InRange(killed, 3, 100);
    }

    [Fact]
    public async Task Who_signed_in_before_there_was_a_list_of_people_is_known_afterwards()
    {
        var database = await EmptyAsync();
        await using (var connections = new PostgresConnections(database))
        {
            await using var context = connections.CreateContext();
            await context.Database.MigrateAsync("Webhooks", Token);
            await context.Database.ExecuteSqlAsync($"INSERT INTO \"People\" (\"Id\", \"Issuer\", \"Subject\", \"Name\", \"LastSignInAt\") VALUES ({Guid.CreateVersion7()}, 'test', 'ada', 'Ada', now())", Token);
        }

        await StartAsync(database);

        await using (var connections = new PostgresConnections(database))
        {
            await using var context = connections.CreateContext();
            Assert.Empty((await context.People.SingleAsync(Token)).ClaimedLocationIds);
        }

        await DropAsync(database);
    }

    [Fact]
    public async Task A_portal_that_dies_while_it_migrates_lets_the_next_one_go_on()
    {
        var database = await EmptyAsync();
        await using var dying = new NpgsqlConnection(database + ";Pooling=false");
        await dying.OpenAsync(Token);
        await using (var locked = new NpgsqlCommand($"SELECT pg_advisory_lock({PostgresLocks.Migration}, 0)", dying))
        {
            await locked.ExecuteNonQueryAsync(Token);
        }

        var start = StartAsync(database);
        await Task.Delay(200, Token);
        Assert.False(start.IsCompleted);
        await dying.CloseAsync();

        await start.WaitAsync(TimeSpan.FromSeconds(60), Token);
        await DropAsync(database);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told_with_the_key_and_without_the_password()
    {
        await using var connections = new PostgresConnections($"Host=127.0.0.1;Port={FreePort.Find()};Username=portal;Password=sesame;Database=portal");

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => new PostgresMigrator(connections, NullLogger<PostgresMigrator>.Instance).StartAsync(Token));

        Assert.StartsWith("Storage:ConnectionString leads to no database that lets the portal in: ", Assert.Single(refused.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "is required when Storage:Provider is Postgres.")]
    [InlineData(" ", "is required when Storage:Provider is Postgres.")]
    [InlineData("Password=sesame", "names no Host.")]
    [InlineData("Host=here;Password=sesame", "names no Database.")]
    [InlineData("Host=here;Database=portal;Port=sesame", "can't be read as a connection string.")]
    [InlineData("sesame", "can't be read as a connection string.")]
    public void A_wrong_connection_string_is_named_and_not_repeated(string? text, string problem)
    {
        var result = new ConnectionStringValidator().Validate(null, new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = text });

        Assert.Equal($"Storage:ConnectionString {problem}", result.FailureMessage);
    }

    [Fact]
    public void SQLite_needs_no_connection_string() =>
        Assert.True(new ConnectionStringValidator().Validate(null, new StorageOptions()).Succeeded);

    private static async Task<string> EmptyAsync() => await (await TestCluster.StartedAsync()).CreateEmptyDatabaseAsync(Token);

    private static async Task DropAsync(string database) => await (await TestCluster.StartedAsync()).DropDatabaseAsync(database);

    private static async Task StartAsync(string database)
    {
        await using var connections = new PostgresConnections(database);
        await new PostgresMigrator(connections, NullLogger<PostgresMigrator>.Instance).StartAsync(Token);
    }

    private static async Task<int> CountAsync(string database)
    {
        await using var connections = new PostgresConnections(database);
        await using var context = connections.CreateContext();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Token));
        return await context.Messages.CountAsync(Token);
    }

    private static async Task<bool> KilledAtAsync(string database, int moment)
    {
        var builder = new DbContextOptionsBuilder<PostgresDbContext>().UseNpgsql(database + ";Pooling=false").AddInterceptors(new Death(moment));
        await using var context = new PostgresDbContext(builder.Options);
        try
        {
            await context.Database.MigrateAsync(Token);
            return false;
        }
        catch (Killed)
        {
            return true;
        }
    }
}
