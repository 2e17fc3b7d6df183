using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Tests.Support;

namespace Portal.Tests.Storage;

public class WritingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_is_there_for_the_next_read()
    {
        await using var store = await TestDatabase.CreateAsync();

        await store.AddAsync(Entry("first"));

        Assert.Equal(["first"], await NamesAsync(store));
    }

    [Fact]
    public async Task A_write_that_fails_undoes_only_itself()
    {
        await using var store = await TestDatabase.CreateAsync();

        var writes = Enumerable.Range(0, 20).Select(i => store.Database.WriteAsync(
            async (context, token) =>
            {
                context.Add(Entry($"{i}"));
                await context.SaveChangesAsync(token);
                if (i % 2 == 1)
                {
                    throw new InvalidOperationException("odd");
                }
            },
            Token)).ToList();
        await Task.WhenAll(writes).ContinueWith(_ => { }, Token, TaskContinuationOptions.None, TaskScheduler.Default);

        Assert.All(writes, (write, i) => Assert.Equal(i % 2 == 1, write.IsFaulted));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{2 * i}").Order(), (await NamesAsync(store)).Order());
    }

    [Fact]
    public async Task A_write_inside_a_write_is_refused_rather_than_waiting_for_itself()
    {
        await using var store = await TestDatabase.CreateAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Database.WriteAsync((_, _) => store.AddAsync(Entry("inner")), Token));

        Assert.Empty(await NamesAsync(store));
    }

    [Fact]
    public async Task A_cancelled_write_leaves_nothing_behind()
    {
        await using var store = await TestDatabase.CreateAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Database.WriteAsync(
            async (context, token) =>
            {
                context.Add(Entry("never"));
                await context.SaveChangesAsync(token);
            },
            cancelled.Token));

        Assert.Empty(await NamesAsync(store));
    }

    private static AuditEntry Entry(string action) =>
        new() { Id = Guid.CreateVersion7(), At = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), Action = action, Detail = string.Empty };

    private static Task<List<string>> NamesAsync(TestDatabase store) =>
        store.Database.ReadAsync((context, token) => context.Audit.Select(e => e.Action).ToListAsync(token), Token);
}
