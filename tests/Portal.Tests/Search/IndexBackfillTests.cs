using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Services.History;
using Portal.Services.Search;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.Search;

public class IndexBackfillTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_from_before_the_index_are_entered_in_pieces_newest_first_and_the_progress_is_said()
    {
        await using var store = await WithOldMessagesAsync(450);
        var (history, worker) = (new HistoryService(store.Database), WorkerOf(store));
        Assert.Equal(0, await CountAsync(store, "old"));

        Assert.False(await worker.RunPieceAsync(Token));
        Assert.Equal(200, await CountAsync(store, "old"));
        Assert.Equal(200 / 450d, await history.IndexedAsync(Token));
        Assert.Equal("old 449", (await history.SearchAsync(Mia, new() { Words = "old" }, Token)).Rows[0].FirstLine);

        Assert.False(await worker.RunPieceAsync(Token));
        Assert.True(await worker.RunPieceAsync(Token));
        Assert.Equal(450, await CountAsync(store, "old"));
        Assert.Null(await history.IndexedAsync(Token));
    }

    [Fact]
    public async Task What_is_written_meanwhile_is_found_once_and_another_portal_goes_on_where_one_was_killed()
    {
        await using var store = await WithOldMessagesAsync(250);
        await WorkerOf(store).RunPieceAsync(Token);
        await store.AddAsync(By(Ana, Start.AddHours(5), "old and new"));

        var another = WorkerOf(store);
        Assert.True(await another.RunPieceAsync(Token));
        Assert.Equal(251, await CountAsync(store, "old"));
        Assert.True(await another.RunPieceAsync(Token));
        Assert.Equal(251, await CountAsync(store, "old"));
    }

    [Fact]
    public async Task Where_there_are_no_messages_nothing_is_missing()
    {
        await using var store = await TestDatabase.CreateAsync();

        Assert.True(await WorkerOf(store).RunPieceAsync(Token));
        Assert.Null(await new HistoryService(store.Database).IndexedAsync(Token));
    }

    private static IndexBackfillWorker WorkerOf(TestDatabase store) => new(store.Database, TimeProvider.System, NullLogger<IndexBackfillWorker>.Instance);

    // As they are in a database that was written before there was an index.
    private static async Task<TestDatabase> WithOldMessagesAsync(int count)
    {
        var store = await TestDatabase.CreateAsync();
        await store.AddAsync([.. Enumerable.Range(0, count).Select(i => By(Ana, Start.AddSeconds(i), $"old {i}"))]);
        await store.Database.WriteAsync(
            async (context, token) =>
            {
                await context.Database.ExecuteSqlAsync($"""DELETE FROM "SearchedMessages" """, token);
                await context.Database.ExecuteSqlAsync($"""DELETE FROM "SearchWords" """, token);
                if (context is Portal.Services.Storage.Sqlite.SqliteDbContext)
                {
                    await context.Database.ExecuteSqlAsync($"""INSERT INTO "MessageWords" ("MessageWords") VALUES ('delete-all')""", token);
                }
            },
            Token);
        return store;
    }

    private static async Task<int> CountAsync(TestDatabase store, string words)
    {
        var export = new HistoryExport(store.Database, new(TimeProvider.System), Microsoft.Extensions.Options.Options.Create(new ExportOptions()));
        return Assert.IsType<ExportOutcome.Ready>(await export.LookAsync(Mia, new() { Words = words }, Token)).Count;
    }
}
