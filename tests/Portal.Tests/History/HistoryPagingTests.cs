using Portal.Services.History;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.History;

public class HistoryPagingTests
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
    public async Task All_pages_are_counted_by_their_filters_and_nobody_elses_messages()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAllAsync(Enumerable.Range(0, 60).Select(i => By(i % 3 == 0 ? Ben : Ana, Start.AddSeconds(i), $"number {i}")));
        await store.AddAsync(By(Foreign, Start));
        var history = new HistoryService(store.Database);

        Assert.Equal(60, await history.CountAsync(Mia, new() { Older = Guid.CreateVersion7(Start) }, Token));
        Assert.Equal(20, await history.CountAsync(Mia, new() { AuthorIds = [Ben.PersonId] }, Token));
        Assert.Equal(20, await history.CountAsync(Ben, new() { Words = "number" }, Token));
        Assert.Equal(0, await history.CountAsync(Mia, new() { Words = "none" }, Token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("number")]
    public async Task The_messages_beside_one_are_those_of_the_list_as_it_is_asked_for(string? words)
    {
        await using var store = await TestDatabase.CreateAsync();
        var all = Enumerable.Range(0, 60).Select(i => By(i % 2 == 0 ? Ben : Ana, Start.AddSeconds(i), $"number {i}")).ToList();
        await store.AddAllAsync(all);
        var (history, bens) = (new HistoryService(store.Database), new HistoryQuery { Words = words, AuthorIds = [Ben.PersonId] });

        Assert.Equal(new MessageNeighbours(all[12].Id, all[8].Id), await history.NeighboursAsync(Mia, bens, all[10].Id, Token));
        Assert.Equal(new MessageNeighbours(all[12].Id, all[10].Id), await history.NeighboursAsync(Mia, bens, all[11].Id, Token));
        Assert.Equal(new MessageNeighbours(all[2].Id, null), await history.NeighboursAsync(Mia, bens, all[0].Id, Token));
        Assert.Equal(new MessageNeighbours(null, all[57].Id), await history.NeighboursAsync(Ana, new() { Words = words }, all[59].Id, Token));
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
}
