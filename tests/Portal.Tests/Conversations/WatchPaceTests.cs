using Portal.Services.HighLevel;
using Portal.Tests.Support;
using static Portal.Tests.Conversations.ConversationsFixture;

namespace Portal.Tests.Conversations;

/// <summary>How often the service is asked whether something is new, and in whose name.</summary>
public sealed class WatchPaceTests
{
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
    public async Task Watching_takes_no_more_than_a_third_of_what_is_left_of_a_small_day()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        portal.Limits.Note(new RateLimit(Some.Location, 25, 25, TimeSpan.FromSeconds(10), 10_000, 3_000, portal.Clock.GetUtcNow()) { DayEndsAt = portal.Clock.GetUtcNow().AddHours(10) });
        using var subscription = portal.Watch.Subscribe(portal.Maya, ContactId, () => Task.CompletedTask);

        Assert.Equal([36], await PausesAsync(portal, 1));
    }

    [Fact]
    public async Task A_service_that_asks_to_be_left_alone_for_days_is_looked_at_again_after_five_minutes()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        portal.Service.Fails = _ => new InMemoryService.Failure(RetryAfter: TimeSpan.FromDays(11));
        using var subscription = portal.Watch.Subscribe(portal.Maya, ContactId, () => Task.CompletedTask);

        Assert.Equal([3, 300], await PausesAsync(portal, 2));
    }

    [Fact]
    public async Task Who_may_not_look_makes_way_for_someone_who_may()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        var page = new WatchingPage();
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
}
