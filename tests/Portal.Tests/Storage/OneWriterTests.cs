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

    private static AuditEntry Entry(string action) =>
        new() { Id = Guid.CreateVersion7(), At = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), Action = action, Detail = string.Empty };

    private static Task<List<string>> NamesAsync(TestDatabase store) =>
        store.Database.ReadAsync((context, token) => context.Audit.Select(e => e.Action).ToListAsync(token), Token);
}
