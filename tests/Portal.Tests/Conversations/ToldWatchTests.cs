using Portal.Services.Messages;
using Portal.Tests.Support;
using static Portal.Tests.Conversations.ConversationsFixture;

namespace Portal.Tests.Conversations;

/// <summary>Where HighLevel tells of what happens, pages learn of it at once, and the service is asked seldom.</summary>
public sealed class ToldWatchTests
{
    private static readonly ServiceNewsItem Written = new(Some.Location, ContactId, ServiceNewsKind.Messages);

    [Fact]
    public async Task An_open_thread_and_an_open_list_look_at_once_when_something_is_told()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        var (thread, list) = (new WatchingPage(), new WatchingPage());
        using var one = portal.Watch.Subscribe(portal.Maya, ContactId, thread.ToldAsync);
        using var two = portal.Watch.Subscribe(portal.Maya, null, list.ToldAsync);
        await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop);
        await portal.Lists.ListAsync(portal.Maya, new(), Stop);
        await PassAsync(portal, TimeSpan.FromSeconds(1)); // no look is due before the third second

        portal.Service.Messages[ConversationId].Add(Row("row2", 2, isInbound: true));
        portal.Service.Conversations[0] = Conversation(ConversationId, ContactId, 2000) with { UnreadCount = 1 };
        portal.ServiceNews.Publish(Written);

        await thread.ToldTimesAsync(1);
        await list.ToldTimesAsync(1);
    }

    [Fact]
    public async Task What_is_told_of_another_contact_or_sub_account_wakes_no_thread()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        using var thread = portal.Watch.Subscribe(portal.Maya, ContactId, () => Task.CompletedTask);
        await PassAsync(portal, TimeSpan.FromSeconds(1));

        portal.ServiceNews.Publish(Written with { ContactId = "contact2" });
        portal.ServiceNews.Publish(Written with { LocationId = Some.OtherLocation });
        portal.ServiceNews.Publish(Written with { ContactId = null });
        await PassAsync(portal, TimeSpan.FromSeconds(1));

        Assert.Equal(0, portal.Service.Count("list messages"));
    }

    [Fact]
    public async Task A_contacts_change_has_its_page_read_again_though_the_thread_is_the_same()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        var page = new WatchingPage();
        using var thread = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);
        await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop);

        await ToldAsync(portal, Written with { Kind = ServiceNewsKind.Contact });
        await page.ToldTimesAsync(1);
        await LooksAfterAsync(portal, 3);

        Assert.Equal(1, page.Told);
    }

    [Fact]
    public async Task While_it_is_told_a_thread_is_looked_at_once_a_minute()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        using var thread = portal.Watch.Subscribe(portal.Maya, ContactId, () => Task.CompletedTask);
        await LooksAfterAsync(portal, 3);

        await ToldAsync(portal);

        Assert.Equal([3, 60, 60], await NextLooksAsync(portal, 3)); // once more soon: HighLevel may tell before it can be read
    }

    [Fact]
    public async Task What_can_be_read_only_a_moment_after_it_was_told_is_found_a_moment_later()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        var page = new WatchingPage();
        using var thread = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);
        await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop);
        await LooksAfterAsync(portal, 3);

        await ToldAsync(portal);
        portal.Service.Messages[ConversationId].Add(Row("row2", 2, isInbound: true));
        Assert.Equal(0, page.Told);
        await LooksAfterAsync(portal, 3);

        await page.ToldTimesAsync(1);
        Assert.Equal(60, await NextLookAsync(portal));
    }

    [Fact]
    public async Task However_much_is_told_a_thread_is_looked_at_once_a_second_at_most()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        using var thread = portal.Watch.Subscribe(portal.Maya, ContactId, () => Task.CompletedTask);
        await LooksAfterAsync(portal, 3);
        var before = portal.Service.Count("list messages");

        for (var i = 0; i < 100; i++)
        {
            portal.ServiceNews.Publish(Written);
            await PassAsync(portal, TimeSpan.FromMilliseconds(100));
        }

        Assert.InRange(portal.Service.Count("list messages") - before, 2, 10);
    }

    [Fact]
    public async Task Being_told_does_not_disturb_a_service_that_asked_to_be_left_alone()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        portal.Service.Fails = _ => new InMemoryService.Failure(RetryAfter: TimeSpan.FromMinutes(2));
        using var thread = portal.Watch.Subscribe(portal.Maya, ContactId, () => Task.CompletedTask);
        await NextLookAsync(portal);

        portal.ServiceNews.Publish(Written);

        Assert.Equal(120, await NextLookAsync(portal));
    }

    [Fact]
    public async Task What_the_list_finds_without_having_been_told_brings_the_usual_pace_back()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        using var list = portal.Watch.Subscribe(portal.Maya, null, () => Task.CompletedTask);
        await LooksAfterAsync(portal, 6);
        await ToldAsync(portal);
        Assert.Equal([6, 60, 60], await NextLooksAsync(portal, 3));

        portal.Service.Conversations[0] = Conversation(ConversationId, ContactId, 2000) with { UnreadCount = 1 };
        Assert.Equal([60, 6, 6], await NextLooksAsync(portal, 3));

        await ToldAsync(portal);
        Assert.Equal([6, 60], await NextLooksAsync(portal, 2));
    }

    [Fact]
    public async Task After_an_hour_in_which_nothing_was_told_the_usual_pace_is_back()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        using var thread = portal.Watch.Subscribe(portal.Maya, ContactId, () => Task.CompletedTask);
        await LooksAfterAsync(portal, 3);
        await ToldAsync(portal);
        await NextLookAsync(portal);

        for (var i = 0; i < 59; i++)
        {
            Assert.Equal(60, await NextLookAsync(portal));
        }

        Assert.Equal([60, 3], await NextLooksAsync(portal, 2));
    }

    [Fact]
    public async Task Who_is_told_of_contacts_only_looks_for_messages_as_often_as_ever()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        using var thread = portal.Watch.Subscribe(portal.Maya, ContactId, () => Task.CompletedTask);
        await LooksAfterAsync(portal, 3);

        await ToldAsync(portal, Written with { Kind = ServiceNewsKind.Contact });

        Assert.Equal([3, 3], await NextLooksAsync(portal, 2));
    }

    [Fact]
    public async Task A_thread_that_nobody_sees_is_not_looked_at_for_an_hour_while_it_is_told_and_at_once_when_somebody_does()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        using var thread = portal.Watch.Subscribe(portal.Maya, ContactId, () => Task.CompletedTask);
        await LooksAfterAsync(portal, 3);
        thread.IsSeen = false;
        await ToldAsync(portal);

        Assert.Equal([3, 3600, 3], await NextLooksAsync(portal, 3)); // an hour without a word: who knows whether anybody still tells

        await ToldAsync(portal);
        await LooksAfterAsync(portal, 3);
        await PassAsync(portal, TimeSpan.FromMinutes(10));
        var before = portal.Service.Calls.Count;
        thread.IsSeen = true;
        await Eventually.BeTrueAsync(() => portal.Service.Calls.Count == before + 1);
    }

    [Fact]
    public async Task A_thread_that_nobody_sees_still_looks_at_once_when_something_is_told()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        var page = new WatchingPage();
        using var thread = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);
        await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop);
        thread.IsSeen = false;
        await ToldAsync(portal);

        portal.Service.Messages[ConversationId].Add(Row("row2", 2, isInbound: true));
        await ToldAsync(portal);

        await page.ToldTimesAsync(1);
    }

    [Fact]
    public async Task Where_nothing_is_told_a_thread_that_nobody_sees_is_looked_at_as_ever()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        using var thread = portal.Watch.Subscribe(portal.Maya, ContactId, () => Task.CompletedTask);
        thread.IsSeen = false;

        Assert.Equal([3, 3], await NextLooksAsync(portal, 2));
    }

    [Fact]
    public async Task While_it_is_told_a_thread_whose_list_is_looked_at_each_minute_is_looked_at_every_tenth()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        using var thread = portal.Watch.Subscribe(portal.Maya, ContactId, () => Task.CompletedTask);
        using var list = portal.Watch.Subscribe(portal.Maya, null, () => Task.CompletedTask);
        await TellBothAsync(portal);
        var (threads, lists) = (portal.Service.Count("list messages"), portal.Service.Count("search conversations"));

        await BothForAsync(portal, seconds: 20 * 60);

        Assert.Equal((2, 20), (portal.Service.Count("list messages") - threads, portal.Service.Count("search conversations") - lists));
    }

    [Fact]
    public async Task When_the_list_finds_what_was_not_told_its_threads_are_looked_at_at_once()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        var page = new WatchingPage();
        using var thread = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);
        using var list = portal.Watch.Subscribe(portal.Maya, null, () => Task.CompletedTask);
        await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop);
        await TellBothAsync(portal);

        portal.Service.Messages[ConversationId].Add(Row("row2", 2, isInbound: true));
        portal.Service.Conversations[0] = Conversation(ConversationId, ContactId, 2000) with { UnreadCount = 1 };
        await BothForAsync(portal, seconds: 62);

        await page.ToldTimesAsync(1);
    }

    [Fact]
    public async Task However_many_are_open_the_one_of_which_something_is_told_is_looked_at_within_two_seconds()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        var others = Enumerable.Range(0, 40).Select(i => portal.Watch.Subscribe(portal.Maya, $"other{i}", () => Task.CompletedTask)).ToList();
        var page = new WatchingPage();
        using var thread = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);
        await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop);
        var looks = portal.Service.Count("list messages");
        await PassAsync(portal, TimeSpan.FromSeconds(20));
        await Eventually.BeTrueAsync(() => portal.Service.Count("list messages") > looks); // each has looked as it does where nothing is told

        portal.Service.Messages[ConversationId].Add(Row("row2", 2, isInbound: true));
        portal.ServiceNews.Publish(Written);
        await PassAsync(portal, TimeSpan.FromSeconds(2));

        await page.ToldTimesAsync(1);
        others.ForEach(other => other.Dispose());
    }

    /// <summary>A thread and its list are told of something, and have looked as often as they do after that.</summary>
    private static async Task TellBothAsync(ConversationsFixture portal)
    {
        await BothForAsync(portal, seconds: 8);
        portal.ServiceNews.Publish(Written);
        await BothForAsync(portal, seconds: 70);
    }

    private static async Task BothForAsync(ConversationsFixture portal, int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            await Eventually.BeTrueAsync(() => portal.Clock.Timers >= 2);
            portal.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await Eventually.BeTrueAsync(() => portal.Clock.Timers >= 2);
    }

    /// <summary>Something is told when a look may come at once, and the look is over.</summary>
    private static async Task ToldAsync(ConversationsFixture portal, ServiceNewsItem? item = null)
    {
        await PassAsync(portal, TimeSpan.FromSeconds(1));
        var (before, ended) = (portal.Service.Calls.Count, portal.Clock.UntilNext);
        portal.ServiceNews.Publish(item ?? Written);
        await Eventually.BeTrueAsync(() => portal.Service.Calls.Count > before && portal.Clock.Timers == 1 && portal.Clock.UntilNext != ended); // the timer of a wait that ended early is gone a moment later
    }

    /// <summary>The next look comes after so many seconds, and is over.</summary>
    private static async Task LooksAfterAsync(ConversationsFixture portal, int seconds) => Assert.Equal(seconds, await NextLookAsync(portal));

    /// <summary>After how many seconds the next look came. A wait that may end early consists of two.</summary>
    private static async Task<int> NextLookAsync(ConversationsFixture portal)
    {
        var (before, begun) = (portal.Service.Calls.Count, portal.Clock.GetUtcNow());
        while (portal.Service.Calls.Count == before)
        {
            await Eventually.BeTrueAsync(() => portal.Clock.Timers > 0 || portal.Service.Calls.Count > before);
            if (portal.Service.Calls.Count == before)
            {
                portal.Clock.Advance(portal.Clock.UntilNext!.Value);
                await Eventually.BeTrueAsync(() => portal.Clock.Timers > 0 || portal.Service.Calls.Count > before);
            }
        }

        await LookedAsync(portal, before);
        return (int)(portal.Clock.GetUtcNow() - begun).TotalSeconds;
    }

    private static async Task<List<int>> NextLooksAsync(ConversationsFixture portal, int looks)
    {
        var pauses = new List<int>();
        while (pauses.Count < looks)
        {
            pauses.Add(await NextLookAsync(portal));
        }

        return pauses;
    }

    private static Task LookedAsync(ConversationsFixture portal, int before) =>
        Eventually.BeTrueAsync(() => portal.Service.Calls.Count > before && portal.Clock.Timers > 0);

    private static async Task PassAsync(ConversationsFixture portal, TimeSpan time)
    {
        await Eventually.BeTrueAsync(() => portal.Clock.Timers > 0);
        portal.Clock.Advance(time);
        await Eventually.BeTrueAsync(() => portal.Clock.Timers > 0);
    }
}
