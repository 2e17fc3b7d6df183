using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Services.Storage.Sqlite;
using Portal.Tests.Support;

namespace Portal.Tests.Storage;

public sealed class SqliteMigrationTests
{
    private const string OldMessage = """
        INSERT INTO Messages (Id, LocationId, AuthorId, AuthorName, ContactId, ContactName, ChannelKey, Content, ClientToken, CreatedAt, DueAt, State, Version, StateAt, Attempts, Checks, ServiceMessageId)
        VALUES ('01A20000-0000-7000-8000-000000000001', 'l', '01A20000-0000-7000-8000-000000000002', 'Maya', 'c', 'Ana', 'SMS', '{{"body":"x","attachments":[{{"url":"https://files.example/a","name":"a"}}]}}', '01A20000-0000-7000-8000-000000000003', '2026-01-01 00:00:00', '2026-01-01 00:00:00', 'Accepted', 3, '2026-01-01 00:00:00', 1, 0, 'm1');
        INSERT INTO MessageEvents (Id, MessageId, Number, At, State, What)
        VALUES ('01A20000-0000-7000-8000-000000000004', '01A20000-0000-7000-8000-000000000001', 1, '2026-01-01 00:00:00', 'Scheduled', 'Written')
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_start_finds_everything_again()
    {
        await using var store = await SqliteTestDatabase.CreateAsync();
        await store.AddAsync(Some.Message());

        await StartAsync(store.FilePath);

        Assert.Equal(1, await store.Database.ReadAsync((context, token) => context.Messages.CountAsync(token), Token));
    }

    [Fact]
    public async Task The_tables_are_those_that_the_code_expects()
    {
        await using var store = await SqliteTestDatabase.CreateAsync();

        await using var context = store.Connections.CreateContext();

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task A_start_killed_at_any_moment_of_the_migration_is_made_good_by_the_next()
    {
        var folder = Directory.CreateTempSubdirectory("portal-kill-").FullName;
        var killed = 0;
        for (var step = 1; await KilledAtAsync(Path.Combine(folder, $"{step}.db"), step); step++)
        {
            killed++;
            await StartAsync(Path.Combine(folder, $"{step}.db")).WaitAsync(TimeSpan.FromSeconds(20), Token);
            await using var connections = new SqliteConnections(Path.Combine(folder, $"{step}.db")).CreateContext();
            Assert.Empty(await connections.Database.GetPendingMigrationsAsync(Token));
            Assert.Equal(0, await connections.Messages.CountAsync(Token));
        }

        Assert.InRange(killed, 3, 500); // before the transaction, before its commit, after it
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_second_portal_on_the_same_file_does_not_start_and_says_why()
    {
        await using var store = await SqliteTestDatabase.CreateAsync();
        await new SqliteFileLock(store.Connections, TimeProvider.System).StartAsync(Token);
        using var others = new SqliteConnections(store.FilePath);
        var clock = new TestClock();

        var start = new SqliteFileLock(others, clock).StartAsync(Token);
        Assert.False(start.IsCompleted); // the first may be about to end
        await PassAsync(clock, start);

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => start);
        Assert.Contains("Storage:Path: another portal that is running uses", Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portal_that_ends_gives_the_file_to_the_next()
    {
        await using var store = await SqliteTestDatabase.CreateAsync();
        var first = new SqliteConnections(store.FilePath);
        await new SqliteFileLock(first, TimeProvider.System).StartAsync(Token);

        var next = new SqliteFileLock(store.Connections, TimeProvider.System).StartAsync(Token);
        Assert.False(next.IsCompleted);
        first.Dispose();

        await next.WaitAsync(TimeSpan.FromSeconds(20), Token);
    }

    private static async Task PassAsync(TestClock clock, Task until)
    {
        while (!until.IsCompleted)
        {
            await Eventually.BeTrueAsync(() => clock.Timers > 0 || until.IsCompleted);
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task What_is_stored_outlives_every_migration_that_builds_a_table_anew()
    {
        var folder = Directory.CreateTempSubdirectory("portal-old-").FullName;
        var connections = new SqliteConnections(Path.Combine(folder, "portal.db"));
        await using (var old = connections.CreateContext())
        {
            await old.GetService<IMigrator>().MigrateAsync("20261123084933_Initial", Token);
            await old.Database.ExecuteSqlRawAsync(OldMessage, Token);
        }

        await StartAsync(connections.Path);

        await using var context = connections.CreateContext();
        Assert.Equal("m1", (await context.Messages.SingleAsync(Token)).ServiceMessageId);
        Assert.Equal(1, await context.MessageEvents.CountAsync(Token));
        Assert.True((await context.Messages.SingleAsync(Token)).HasAttachments);
        Assert.Equal(("l", "c", "Ana"), await context.KnownContacts.Select(c => new ValueTuple<string, string, string>(c.LocationId, c.ContactId, c.ContactName)).SingleAsync(Token));
        Assert.Equal(1, (await context.MessageTallies.SingleAsync(Token)).Written);
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static Task StartAsync(string path) =>
        new SqliteMigrator(new SqliteConnections(path), NullLogger<SqliteMigrator>.Instance).StartAsync(Token);

    /// <summary>Migrates as a start does, and stops dead at the given moment; false when the migration was through before it.</summary>
    private static async Task<bool> KilledAtAsync(string path, int moment)
    {
        var builder = new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite($"Data Source={path};Foreign Keys=True").AddInterceptors(new Death(moment));
        await using var context = new SqliteDbContext(builder.Options);
        try
        {
            await SqliteMigrator.MigrateAsync(context, Token);
            return false;
        }
        catch (Killed)
        {
            return true;
        }
    }
}
