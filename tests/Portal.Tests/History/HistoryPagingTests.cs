using Microsoft.EntityFrameworkCore;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.History;

public sealed class HistoryPagingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Going_back_page_by_page_meets_every_message_once_while_new_ones_arrive()
    {
        await using var store = await TestDatabase.CreateAsync();
        var old = Enumerable.Range(0, 170).Select(i => By(Ana, Start.AddSeconds(i / 3))).ToList(); // some in the same moment
        await store.AddAllAsync(old);
        var history = new HistoryService(store.Database);

        var seen = new List<Guid>();
        var page = await history.SearchAsync(Mia, new(), Token);
        for (var arrived = 0; ; arrived++)
        {
            seen.AddRange(page.Rows.Select(r => r.MessageId));
            if (page.Older is not { } older)
            {
                break;
            }

            await store.AddAsync(By(Ben, Start.AddHours(1).AddSeconds(arrived)));
            page = await history.SearchAsync(Mia, new() { Older = older }, Token);
        }

        Assert.Equal(old.Select(m => m.Id).OrderDescending(), seen);
    }

    [Fact]
    public async Task Coming_forward_again_ends_on_a_full_newest_page()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAllAsync(Enumerable.Range(0, 120).Select(i => By(Ana, Start.AddSeconds(i), $"{i}")));
        var history = new HistoryService(store.Database);

        var first = await history.SearchAsync(Mia, new(), Token);
        var second = await history.SearchAsync(Mia, new() { Older = first.Older }, Token);
        var third = await history.SearchAsync(Mia, new() { Older = second.Older }, Token);
        var backToSecond = await history.SearchAsync(Mia, new() { Newer = third.Newer }, Token);
        await store.AddAsync(By(Ana, Start.AddHours(1), "new"));
        var onTop = await history.SearchAsync(Mia, new() { Newer = first.Rows[^1].MessageId }, Token);

        Assert.Null(first.Newer);
        Assert.Equal(20, third.Rows.Count);
        Assert.Null(third.Older);
        Assert.Equal(second.Rows.Select(r => r.FirstLine), backToSecond.Rows.Select(r => r.FirstLine));
        Assert.Equal(50, onTop.Rows.Count);
        Assert.Equal("new", onTop.Rows[0].FirstLine);
        Assert.Null((await history.SearchAsync(Mia, new() { Newer = onTop.Rows[0].MessageId }, Token)).Newer);
    }

    [Fact]
    public async Task A_link_past_the_end_shows_the_newest_page()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(By(Ana, Start));

        var page = await new HistoryService(store.Database).SearchAsync(Mia, new() { Older = Guid.CreateVersion7(Start.AddYears(-1)) }, Token);

        Assert.Single(page.Rows);
    }

    [Fact]
    public async Task An_empty_history_is_an_empty_page()
    {
        await using var store = await TestDatabase.CreateAsync();

        var page = await new HistoryService(store.Database).SearchAsync(Mia, new(), Token);

        Assert.Empty(page.Rows);
        Assert.Null(page.Newer);
        Assert.Null(page.Older);
    }

    [Fact]
    public async Task A_hundred_thousand_messages_are_read_through_the_index_without_sorting()
    {
        await using var store = await TestDatabase.CreateAsync();
        await AddManyAsync(store, 100_000);
        var days = new HistoryQuery { From = DateOnly.FromDateTime(Start.AddDays(2)), To = DateOnly.FromDateTime(Start.AddDays(3)), Older = Guid.CreateVersion7(Start.AddDays(3)) };

        Assert.Equal(HistoryService.PageSize, (await new HistoryService(store.Database).SearchAsync(Mia, days, Token)).Rows.Count);
        Assert.StartsWith("SEARCH m USING INDEX IX_Messages_LocationId_Id", await PlanAsync(store, c => c.VisibleTo(Mia).Matching(days)), StringComparison.Ordinal);
        Assert.StartsWith("SEARCH m USING INDEX IX_Messages_LocationId_Id", await PlanAsync(store, c => c.VisibleTo(Mia).Matching(new() { States = [MessageState.Failed, MessageState.Held], Contact = "Ana" })), StringComparison.Ordinal);
        Assert.StartsWith("SEARCH m USING INDEX IX_Messages_LocationId_AuthorId_Id", await PlanAsync(store, c => c.VisibleTo(Ana).Matching(days)), StringComparison.Ordinal);
        Assert.StartsWith("SEARCH m USING INDEX IX_Messages_LocationId_AuthorId_Id", await PlanAsync(store, c => c.VisibleTo(Mia).Matching(days with { AuthorId = Ben.PersonId })), StringComparison.Ordinal);
    }

    private static async Task AddManyAsync(TestDatabase store, int count)
    {
        await store.AddAsync(By(Ana, Start), By(Ben, Start));
        await store.Database.WriteAsync(
            (context, token) => context.Database.ExecuteSqlAsync(
                $"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
                INSERT INTO Messages (Id, LocationId, AuthorId, AuthorName, ContactId, ContactName, ChannelKey, Content, ClientToken, CreatedAt, DueAt, State, Version, StateAt, Attempts, Checks)
                SELECT printf('%08X-%04X-7000-8000-%012X', t >> 16, t & 65535, i), LocationId, AuthorId, AuthorName, ContactId, ContactName, ChannelKey, Content, printf('%08X-0000-7000-8000-%012X', i, i), CreatedAt, DueAt, State, Version, StateAt, Attempts, Checks
                FROM (SELECT *, {new DateTimeOffset(Start).ToUnixTimeMilliseconds()} + i * 5000 AS t FROM n JOIN Messages ON (AuthorId = {Ana.PersonId}) = (i % 2))
                """,
                token),
            Token);
    }

    private static Task<string> PlanAsync(TestDatabase store, Func<Portal.Services.Storage.PortalDbContext, IQueryable<Message>> query) =>
        store.Database.ReadAsync(
            async (context, token) =>
            {
                await using var command = query(context).OrderByDescending(m => m.Id).Take(HistoryService.PageSize).CreateDbCommand();
                command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
                await context.Database.OpenConnectionAsync(token);
                await using var reader = await command.ExecuteReaderAsync(token);
                var plan = new List<string>();
                while (await reader.ReadAsync(token))
                {
                    plan.Add(reader.GetString(3));
                }

                Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
                return string.Join("; ", plan);
            },
            Token);
}
