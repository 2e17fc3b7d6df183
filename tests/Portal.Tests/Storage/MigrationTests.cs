using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Services.Storage.Sqlite;
using Portal.Tests.Support;

namespace Portal.Tests.Storage;

public sealed class MigrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_start_finds_everything_again()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(Some.Message());

        await StartAsync(store.FilePath);

        Assert.Equal(1, await store.Database.ReadAsync((context, token) => context.Messages.CountAsync(token), Token));
    }

    [Fact]
    public async Task The_tables_are_those_that_the_code_expects()
    {
        await using var store = await TestDatabase.CreateAsync();

        await using var context = store.Connections.CreateContext();

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task A_start_killed_at_any_command_of_the_migration_is_made_good_by_the_next()
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

        Assert.InRange(killed, 10, 500);
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Several_starts_at_once_migrate_once()
    {
        var folder = Directory.CreateTempSubdirectory("portal-starts-").FullName;
        var path = Path.Combine(folder, "portal.db");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StartAsync(path), Token)));

        await using var context = new SqliteConnections(path).CreateContext();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Token));
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static Task StartAsync(string path) =>
        new SqliteMigrator(new SqliteConnections(path), NullLogger<SqliteMigrator>.Instance).StartAsync(Token);

    /// <summary>Migrates as a start does, and stops dead before the given command; false when the migration was through before it.</summary>
    private static async Task<bool> KilledAtAsync(string path, int command)
    {
        var builder = new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite($"Data Source={path}").AddInterceptors(new Death(command));
        await using var context = new SqliteDbContext(builder.Options);
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

    private sealed class Killed : Exception;

    /// <summary>After its last command nothing works any more, not even the clean-up: a dead process cleans nothing up.</summary>
    private sealed class Death(int command) : DbCommandInterceptor
    {
        private int _commands;

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            new(Count(result));

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Count(result);

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
            new(Count(result));

        public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Count(result);

        private T Count<T>(T result) => ++_commands < command ? result : throw new Killed();
    }
}
