using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Tests.Support;
using static Portal.Tests.Conversations.ConversationsFixture;

namespace Portal.Tests.Conversations;

public sealed class WatchTests
{
    [Fact]
    public async Task A_new_message_is_told_and_nothing_new_is_not()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        var page = new Page();
        using var subscription = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);
        await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop);

        await LooksAsync(portal, 3);
        Assert.Equal(0, page.Told);

        portal.Service.Messages[ConversationId].Add(Row("row2", 2, isInbound: true));
        await LooksAsync(portal, 1);
        await page.ToldTimesAsync(1);

        await LooksAsync(portal, 3);
        Assert.Equal(1, page.Told);
    }

    [Fact]
    public async Task A_changed_state_is_told()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1, status: "sent"));
        var page = new Page();
        using var subscription = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);
        await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop);

        portal.Service.Messages[ConversationId][0] = Row("row1", 1, status: "delivered");
        await LooksAsync(portal, 1);

        await page.ToldTimesAsync(1);
    }

    [Fact]
    public async Task One_look_serves_everybody_who_looks_at_the_same()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        Page[] pages = [.. Enumerable.Range(0, 20).Select(_ => new Page())];
        IDisposable[] subscriptions = [.. pages.Select(page => portal.Watch.Subscribe(Some.Staff(), ContactId, page.ToldAsync))];
        await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop);
        var before = portal.Service.Count("list messages");

        portal.Service.Messages[ConversationId].Add(Row("row2", 2));
        await LooksAsync(portal, 1);
        await Task.WhenAll(pages.Select(page => page.ToldTimesAsync(1)));

        Assert.Equal(before + 1, portal.Service.Count("list messages"));
        Array.ForEach(subscriptions, s => s.Dispose());
    }

    [Fact]
    public async Task The_list_is_watched_too()
    {
        await using var portal = await CreateAsync();
        portal.Service.Conversations.Add(Conversation("v1", "c1", 1));
        var page = new Page();
        using var subscription = portal.Watch.Subscribe(portal.Maya, null, page.ToldAsync);
        await portal.Lists.ListAsync(portal.Maya, new(), Stop);

        await LooksAsync(portal, 2, "search conversations", 6);
        Assert.Equal(0, page.Told);

        portal.Service.Conversations[0] = Conversation("v1", "c1", 2) with { UnreadCount = 1 };
        await LooksAsync(portal, 1, "search conversations", 6);
        await page.ToldTimesAsync(1);
    }

    [Fact]
    public async Task A_message_of_ours_that_moves_on_is_told_at_once_to_its_own_thread()
    {
        await using var portal = await CreateAsync();
        var (page, others, foreign) = (new Page(), new Page(), new Page());
        using var one = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);
        using var two = portal.Watch.Subscribe(portal.Maya, "contact2", others.ToldAsync);
        using var three = portal.Watch.Subscribe(Some.Staff(location: Some.OtherLocation), ContactId, foreign.ToldAsync);

        portal.Changes.Publish(new MessageChange(Some.Location, ContactId, Guid.CreateVersion7()));

        await page.ToldTimesAsync(1);
        Assert.Equal((0, 0), (others.Told, foreign.Told));
    }

    [Fact]
    public async Task Changes_while_a_page_is_busy_become_one()
    {
        await using var portal = await CreateAsync();
        var page = new Page { Busy = new TaskCompletionSource() };
        using var subscription = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);

        portal.Changes.Publish(new MessageChange(Some.Location, ContactId, Guid.CreateVersion7()));
        await page.ToldTimesAsync(1);
        for (var i = 0; i < 50; i++)
        {
            portal.Changes.Publish(new MessageChange(Some.Location, ContactId, Guid.CreateVersion7()));
        }

        page.Busy.SetResult();
        await page.ToldTimesAsync(2);
        Assert.Equal((2, 1), (page.Told, page.MostAtOnce));
    }

    [Fact]
    public async Task A_page_that_fails_does_not_keep_others_from_being_told()
    {
        await using var portal = await CreateAsync();
        var page = new Page();
        using var broken = portal.Watch.Subscribe(portal.Maya, ContactId, () => throw new InvalidOperationException("broken page"));
        using var subscription = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);

        portal.Changes.Publish(new MessageChange(Some.Location, ContactId, Guid.CreateVersion7()));
        await page.ToldTimesAsync(1);
        portal.Changes.Publish(new MessageChange(Some.Location, ContactId, Guid.CreateVersion7()));
        await page.ToldTimesAsync(2);
    }

    [Fact]
    public async Task When_nobody_looks_any_more_the_service_is_left_alone()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        var page = new Page();
        var subscription = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);
        await LooksAsync(portal, 1);
        await page.ToldTimesAsync(1);

        subscription.Dispose();
        subscription.Dispose();
        var calls = portal.Service.Calls.Count;
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        portal.Changes.Publish(new MessageChange(Some.Location, ContactId, Guid.CreateVersion7()));
        await Task.Yield();

        Assert.Equal((calls, 1), (portal.Service.Calls.Count, page.Told));
    }

    [Fact]
    public async Task A_service_that_is_away_is_asked_less_and_less_and_as_late_as_it_says()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        portal.Service.Fails = _ => new InMemoryService.Failure();
        using var subscription = portal.Watch.Subscribe(portal.Maya, ContactId, () => Task.CompletedTask);

        Assert.Equal([3, 6, 12, 24, 48, 60, 60], await PausesAsync(portal, 7));

        portal.Service.Fails = _ => new InMemoryService.Failure(RetryAfter: TimeSpan.FromMinutes(5));
        Assert.Equal([60, 300], await PausesAsync(portal, 2));

        portal.Service.Fails = null;
        Assert.Equal([300, 3, 3], await PausesAsync(portal, 3));
    }

    [Fact]
    public async Task Many_threads_share_a_third_of_the_limit()
    {
        await using var portal = await CreateAsync();
        IDisposable[] subscriptions = [.. Enumerable.Range(0, 90).Select(i => portal.Watch.Subscribe(portal.Maya, $"contact{i}", () => Task.CompletedTask))];
        await PassAsync(portal, 30);
        var before = portal.Service.Calls.Count;

        await PassAsync(portal, 30);

        Assert.InRange(portal.Service.Calls.Count - before, 60, 91);
        Array.ForEach(subscriptions, s => s.Dispose());
    }

    [Fact]
    public async Task Who_may_not_look_makes_way_for_someone_who_may()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        var page = new Page();
        var denied = true;
        portal.Service.Fails = _ => denied ? new(new ServiceRefusal(401, null, "No.", null) { TokenProblem = TokenProblem.NotAllowed }) : null;
        using var one = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);
        using var two = portal.Watch.Subscribe(Some.Staff("Noor"), ContactId, page.ToldAsync);

        await PausesAsync(portal, 1);
        denied = false;
        await PausesAsync(portal, 1);

        await page.ToldTimesAsync(1);
        Assert.Equal(portal.Maya.PersonId, portal.Tokens.Asked[0]);
        Assert.DoesNotContain(portal.Maya.PersonId, portal.Tokens.Asked.Skip(1));
    }

    /// <summary>Lets so many looks happen, one after another.</summary>
    private static async Task LooksAsync(ConversationsFixture portal, int looks, string call = "list messages", int seconds = 3)
    {
        for (var i = 0; i < looks; i++)
        {
            var before = portal.Service.Count(call);
            await Eventually.BeTrueAsync(() => portal.Clock.Timers > 0);
            portal.Clock.Advance(TimeSpan.FromSeconds(seconds));
            await Eventually.BeTrueAsync(() => portal.Service.Count(call) > before && portal.Clock.Timers > 0);
        }
    }

    private static async Task PassAsync(ConversationsFixture portal, int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            await Eventually.BeTrueAsync(() => portal.Clock.Timers == 90);
            portal.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await Eventually.BeTrueAsync(() => portal.Clock.Timers == 90);
    }

    /// <summary>How many seconds pass before each of the next looks.</summary>
    private static async Task<List<int>> PausesAsync(ConversationsFixture portal, int looks)
    {
        var pauses = new List<int>();
        for (var i = 0; i < looks; i++)
        {
            var before = portal.Service.Calls.Count;
            await Eventually.BeTrueAsync(() => portal.Clock.Timers > 0);
            var pause = portal.Clock.UntilNext!.Value;
            portal.Clock.Advance(pause);
            await Eventually.BeTrueAsync(() => portal.Service.Calls.Count > before && portal.Clock.Timers > 0);
            pauses.Add((int)pause.TotalSeconds);
        }

        return pauses;
    }

    private sealed class Page
    {
        private int _told;
        private int _atOnce;

        public int Told => Volatile.Read(ref _told);

        public int MostAtOnce { get; private set; }

        public TaskCompletionSource? Busy { get; init; }

        public async Task ToldAsync()
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atOnce));
            Interlocked.Increment(ref _told);
            await (Busy?.Task ?? Task.CompletedTask);
            Interlocked.Decrement(ref _atOnce);
        }

        public Task ToldTimesAsync(int times) => Eventually.BeTrueAsync(() => Told >= times);
    }
}
