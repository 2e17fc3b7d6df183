using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Services.Audit;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Storage;

/// <summary>What a full disk, a damaged file and the like are called, and when they are over.</summary>
public sealed class StorageFaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_does_not_fit_on_the_disk_is_told_so_and_what_fits_is_stored()
    {
        await using var store = await SqliteTestDatabase.CreateAsync();
        await store.Database.WriteAsync((context, token) => context.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1", token), Token); // never less than the file has

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Add(store, "large", 500_000));
        await Add(store, "small", 1);

        Assert.Equal(StorageFault.Full, StorageFault.Of(failure));
        Assert.Equal(["small"], await store.Database.ReadAsync((context, token) => context.Audit.Select(e => e.Action).ToListAsync(token), Token));
    }

    [Fact]
    public async Task A_full_disk_that_undoes_a_whole_commit_is_told_to_all_whose_writes_were_in_it()
    {
        await using var store = await SqliteTestDatabase.CreateAsync();
        var end = new TaskCompletionSource();
        var busy = store.Database.WriteAsync((_, token) => end.Task.WaitAsync(token), Token);
        Task[] together = [busy, Add(store, "before", 1), UndoneAsync(store)];
        var after = Add(store, "after", 1);
        end.SetResult();

        foreach (var write in together)
        {
            Assert.Equal(StorageFault.Full, StorageFault.Of(await Assert.ThrowsAnyAsync<Exception>(() => write)));
        }

        await after; // a commit of its own
        Assert.Equal(["after"], await store.Database.ReadAsync((context, token) => context.Audit.Select(e => e.Action).ToListAsync(token), Token));
    }

    [Fact]
    public async Task A_file_that_may_only_be_read_says_so()
    {
        await using var store = await SqliteTestDatabase.CreateAsync();
        await using var connection = new SqliteConnection($"Data Source={store.FilePath};Mode=ReadOnly;Pooling=false");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM Audit";

        var failure = await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync(Token));

        Assert.Equal(StorageFault.ReadOnly, StorageFault.Of(new DbUpdateException("While saving.", failure)));
    }

    [Fact]
    public async Task A_damaged_file_says_so()
    {
        await using var store = await SqliteTestDatabase.CreateAsync();
        var whole = await File.ReadAllBytesAsync(store.FilePath, Token);
        var copy = store.FilePath + ".copy";
        await File.WriteAllBytesAsync(copy, [.. whole.Take(4096), .. Enumerable.Repeat((byte)0xA5, whole.Length - 4096)], Token); // all but the first page
        await using var connection = new SqliteConnection($"Data Source={copy};Pooling=false");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM Audit";

        var failure = await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteScalarAsync(Token));

        Assert.Equal(StorageFault.Damaged, StorageFault.Of(failure));
    }

    [Theory]
    [InlineData(10, 778, "the data may not be written")] // to write failed, as where a file system turned read-only
    [InlineData(10, 1034, "the data may not be written")] // to sync
    [InlineData(10, 266, "the database can't be reached")] // to read
    public void A_file_that_can_still_be_read_is_not_called_out_of_reach(int code, int extended, string word) =>
        Assert.Equal(word, StorageFault.Of(new SqliteException("disk I/O error", code, extended))?.Word);

    [Theory]
    [InlineData("53100", "the disk is full")]
    [InlineData("25006", "the data may not be written")]
    [InlineData("XX001", "the data is damaged")]
    [InlineData("57P01", "the database can't be reached")]
    [InlineData("08006", "the database can't be reached")]
    [InlineData("55P03", "the database does not answer")]
    [InlineData("23505", null)]
    public void PostgreSQLs_failures_mean_the_same(string state, string? word) =>
        Assert.Equal(word, StorageFault.Of(new PostgresException("failed", "ERROR", "ERROR", state))?.Word);

    [Fact]
    public async Task A_server_that_is_away_is_out_of_reach()
    {
        await using var source = NpgsqlDataSource.Create($"Host=127.0.0.1;Port={FreePort.Find()};Database=none;Username=none");

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => source.OpenConnectionAsync(Token).AsTask());

        Assert.Equal(StorageFault.Unreachable, StorageFault.Of(failure));
    }

    [Fact]
    public void What_is_no_failure_of_the_storage_has_no_such_words()
    {
        Assert.Null(StorageFault.Of(null));
        Assert.Null(StorageFault.Of(new InvalidOperationException("A bug.", new SqliteException("Two of a kind.", 19))));
    }

    [Theory]
    [InlineData(nameof(WatchedDatabase))]
    [InlineData(nameof(AnnouncingDatabase))]
    public void What_stands_before_a_database_passes_on_whatever_a_database_can_do_otherwise(string name)
    {
        var before = typeof(Database).Assembly.GetType($"{typeof(Database).Namespace}.{name}", throwOnError: true)!;
        var open = typeof(Database).GetMethods().Where(m => m is { IsVirtual: true, IsFinal: false } && m.DeclaringType == typeof(Database));

        Assert.All(open, method => Assert.Equal(before, before.GetMethods().Single(m => m.GetBaseDefinition() == method).DeclaringType));
    }

    [Fact]
    public async Task A_fault_is_over_when_a_write_works_and_not_before()
    {
        await using var store = await TestDatabase.CreateAsync();
        var disk = new FullDisk(store.Database);
        var health = new StorageHealth(TimeProvider.System, NullLogger<StorageHealth>.Instance);
        var database = new WatchedDatabase(disk, health);
        var probe = new StorageProbe(database, health, new AuditTrail(new TestClock()), TimeProvider.System);
        Assert.Null(await probe.LookAsync(Token));

        disk.Writing = 13;
        await Assert.ThrowsAnyAsync<Exception>(() => database.WriteAsync((_, _) => Task.CompletedTask, Token));
        Assert.Equal(StorageFault.Full, await probe.LookAsync(Token));
        Assert.Equal(StorageFault.Full, await probe.LookAsync(Token));

        disk.Writing = null;
        await database.WriteAsync((_, _) => Task.CompletedTask, Token); // stores nothing, and so proves nothing
        Assert.Equal(StorageFault.Full, health.Fault);
        Assert.Null(await probe.LookAsync(Token));
        Assert.Null(health.Fault);
        Assert.Equal(["storage-works"], await database.ReadAsync((context, token) => context.Audit.Select(e => e.Action).ToListAsync(token), Token));
    }

    [Fact]
    public async Task Damage_is_not_over_because_something_else_can_be_written()
    {
        await using var store = await TestDatabase.CreateAsync();
        var disk = new FullDisk(store.Database) { Writing = 11 };
        var health = new StorageHealth(TimeProvider.System, NullLogger<StorageHealth>.Instance);
        var database = new WatchedDatabase(disk, health);
        var probe = new StorageProbe(database, health, new AuditTrail(new TestClock()), TimeProvider.System);
        await Assert.ThrowsAnyAsync<Exception>(() => database.WriteAsync((_, _) => Task.CompletedTask, Token));

        disk.Writing = null;

        Assert.Equal(StorageFault.Damaged, await probe.LookAsync(Token));
        Assert.Equal(StorageFault.Damaged, health.Fault);
    }

    [Fact]
    public async Task While_another_program_holds_the_file_a_write_waits_it_is_known_to_be_silent_and_goes_on_when_it_is_let()
    {
        await using var store = await SqliteTestDatabase.CreateAsync();
        var clock = new TestClock();
        var health = new StorageHealth(clock, NullLogger<StorageHealth>.Instance);
        var database = new WatchedDatabase(store.Database, health);
        var probe = new StorageProbe(database, health, new AuditTrail(clock), clock);
        Assert.Null(await probe.LookAsync(Token));
        await using var other = new SqliteConnection($"Data Source={store.FilePath};Pooling=false");
        await other.OpenAsync(Token);
        await using var hold = other.BeginTransaction(deferred: false);

        var write = database.WriteAsync((context, token) => context.Audit.CountAsync(token), Token);
        Assert.False(health.IsSilent);
        var look = probe.LookAsync(Token);
        while (!look.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1)); // the file's own time goes on by the real clock
            await Task.Delay(20, Token);
        }

        Assert.Equal(StorageFault.Silent, await look);
        Assert.True(health.IsSilent);
        Assert.Null(health.Fault); // nothing has failed
        Assert.False(write.IsCompleted);

        await hold.RollbackAsync(Token);
        Assert.Equal(0, await write);
        Assert.Null(await probe.LookAsync(Token));
        while (health.IsSilent) // what the look left behind has its turn too, and does nothing
        {
            await Task.Delay(20, Token);
        }
    }

    [Fact]
    public void A_file_that_another_program_held_too_long_is_named_so() =>
        Assert.Equal(StorageFault.Silent, StorageFault.Of(new DbUpdateException("While saving.", new SqliteException("database is locked", 5))));

    // What SQLite does by itself when the disk fills in the middle of a transaction: https://sqlite.org/lang_transaction.html
    private static Task UndoneAsync(TestDatabase store) => store.Database.WriteAsync(
        async (context, token) =>
        {
            await context.Database.ExecuteSqlRawAsync("ROLLBACK", token);
            throw new SqliteException("database or disk is full", 13);
        },
        Token);

    private static Task Add(TestDatabase store, string action, int length) => store.AddAsync(new AuditEntry
    {
        Id = Guid.CreateVersion7(),
        At = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        Action = action,
        Detail = new string('x', length),
    });
}
