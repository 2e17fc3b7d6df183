using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Tests.Support;

namespace Portal.Tests.Storage;

public sealed class OneWriterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_process_that_writes_to_the_file_is_waited_for_and_loses_nothing()
    {
        await using var store = await SqliteTestDatabase.CreateAsync();
        await using var other = store.Connections.Open();
        await using var foreign = other.BeginTransaction();

        var write = store.AddAsync(Entry("ours"));
        await using (var command = other.CreateCommand())
        {
            command.Transaction = foreign;
            command.CommandText = "INSERT INTO Audit (Id, At, Action, Detail) VALUES ('00000000-0000-0000-0000-000000000001', '2026-01-01 00:00:00', 'theirs', '')";
            await command.ExecuteNonQueryAsync(Token);
        }

        Assert.False(write.IsCompleted);
        await foreign.CommitAsync(Token);
        await write;

        Assert.Equal(["ours", "theirs"], (await NamesAsync(store)).Order());
    }

    [Fact]
    public async Task What_people_wait_for_goes_before_what_goes_on_behind_though_it_came_later()
    {
        await using var store = await SqliteTestDatabase.CreateAsync();
        var order = new List<string>();
        var (busy, end) = Busy(store);

        Task[] writes = [Behind(store, order, "first behind"), Behind(store, order, "second behind"), Person(store, order, "a person")];
        end.SetResult();
        await Task.WhenAll([busy, .. writes]);

        Assert.Equal(["a person", "first behind", "second behind"], order);
    }

    [Fact]
    public async Task What_goes_on_behind_has_its_turn_after_a_moment_however_much_people_write()
    {
        await using var store = await SqliteTestDatabase.CreateAsync();
        var order = new List<string>();
        var (busy, end) = Busy(store);

        var behind = Behind(store, order, "behind");
        await Task.Delay(TimeSpan.FromMilliseconds(150), Token);
        Task[] people = [.. Enumerable.Range(1, 50).Select(_ => Person(store, order, "a person"))];
        end.SetResult();
        await Task.WhenAll([busy, behind, .. people]);

        Assert.Equal("behind", order[0]);
    }

    /// <summary>A write that keeps all others waiting until it is told to end.</summary>
    private static (Task Busy, TaskCompletionSource End) Busy(TestDatabase store)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (store.Database.WriteAsync((_, token) => end.Task.WaitAsync(token), Token), end);
    }

    private static Task<bool> Person(TestDatabase store, List<string> order, string name) => store.Database.WriteAsync((_, _) => Ran(order, name), Token);

    private static Task<bool> Behind(TestDatabase store, List<string> order, string name) => store.Database.WriteBehindAsync((_, _) => Ran(order, name), Token);

    private static Task<bool> Ran(List<string> order, string name)
    {
        order.Add(name);
        return Task.FromResult(true);
    }

    private static AuditEntry Entry(string action) =>
        new() { Id = Guid.CreateVersion7(), At = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), Action = action, Detail = string.Empty };

    private static Task<List<string>> NamesAsync(TestDatabase store) =>
        store.Database.ReadAsync((context, token) => context.Audit.Select(e => e.Action).ToListAsync(token), Token);
}
