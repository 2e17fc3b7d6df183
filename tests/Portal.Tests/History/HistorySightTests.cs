using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.History;

public class HistorySightTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Managers_see_everyone_and_staff_only_themselves()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(By(Ana, Start, "from Ana"), By(Ben, Start.AddMinutes(1), "from Ben"), By(Foreign, Start, "elsewhere"));

        Assert.Equal(["from Ben", "from Ana"], await LinesAsync(store, Mia));
        Assert.Equal(["from Ana"], await LinesAsync(store, Ana));
        Assert.Equal(["elsewhere"], await LinesAsync(store, Foreign));
    }

    [Fact]
    public async Task Asking_for_another_persons_messages_gives_staff_nothing()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(By(Ben, Start));

        Assert.Empty(await LinesAsync(store, Ana, new() { AuthorIds = [Ben.PersonId] }));
        Assert.NotEmpty(await LinesAsync(store, Mia, new() { AuthorIds = [Ben.PersonId] }));
    }

    [Fact]
    public async Task A_person_who_moved_on_does_not_take_the_old_sub_accounts_messages_along()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(By(Ana, Start));

        Assert.Empty(await LinesAsync(store, Ana with { LocationId = "northside" }));
    }

    [Fact]
    public async Task A_life_is_told_with_its_exact_words_and_its_events_in_order()
    {
        await using var store = await TestDatabase.CreateAsync();
        var message = By(Ana, Start, "  exact\n words ");
        await store.AddAsync(message, Event(message, MessageState.Accepted, "Taken", 2), Event(message, MessageState.Scheduled, "Written", 0));

        var life = await new HistoryService(store.Database).LifeAsync(Ana, message.Id, Token);

        Assert.Equal("  exact\n words ", life?.Message.Content.Body);
        Assert.Equal(["Written", "Taken"], life?.Events.Select(e => e.What));
    }

    [Fact]
    public async Task A_life_outside_ones_sight_looks_like_one_that_never_was()
    {
        await using var store = await TestDatabase.CreateAsync();
        var (anas, foreign) = (By(Ana, Start), By(Foreign, Start));
        await store.AddAsync(anas, foreign);
        var history = new HistoryService(store.Database);

        Assert.NotNull(await history.LifeAsync(Mia, anas.Id, Token));
        Assert.Null(await history.LifeAsync(Ben, anas.Id, Token));
        Assert.Null(await history.LifeAsync(Mia, foreign.Id, Token));
        Assert.Null(await history.LifeAsync(Mia, Guid.CreateVersion7(), Token));
    }

    [Fact]
    public async Task The_choice_of_people_is_who_wrote_in_this_sub_account_and_for_staff_themselves()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAllAsync(new[] { Ben, Ana, Mia, Foreign }.Select(Of));
        await store.AddAsync(By(Ana, Start), By(Ben, Start), By(Foreign, Start));
        var history = new HistoryService(store.Database);

        Assert.Equal(["Ana Staff", "Ben Staff"], (await history.PeopleAsync(Mia, Token)).Select(p => p.Name));
        Assert.Equal(["Ana Staff"], (await history.PeopleAsync(Ana, Token)).Select(p => p.Name));
    }

    private static async Task<IEnumerable<string>> LinesAsync(TestDatabase store, Caller caller, HistoryQuery? query = null) =>
        (await new HistoryService(store.Database).SearchAsync(caller, query ?? new(), Token)).Rows.Select(r => r.FirstLine);
}
