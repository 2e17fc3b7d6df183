using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Services.Delivery;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Tests.SignIn;
using Portal.Tests.Support;

namespace Portal.Tests.Delivery;

/// <summary>Nothing stands still without a word, and nothing longer than it must.</summary>
public sealed class PauseTests
{
    private static readonly SendOutcome.TryAgain ForDays = new(TimeSpan.FromHours(1), "HighLevel asked us to wait.", 429) { Asked = TimeSpan.FromSeconds(999_999) };

    [Fact]
    public async Task A_wait_of_days_is_cut_and_one_message_finds_out_sooner_that_it_is_over()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Answer = _ => ForDays;
        var first = await portal.WriteAsync(Some.Command("contact1"));
        var second = await portal.WriteAsync(Some.Command("contact2"));
        await portal.DeliverDueAsync();
        Assert.Equal(new SendingPause.AskedToWait(portal.Clock.Now.AddMinutes(30), TimeSpan.FromSeconds(999_999)), portal.Pauses.Of(Some.Location));

        await portal.DeliverDueAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(4.9));
        await portal.DeliverDueAsync();
        Assert.Single(portal.Service.Sent);

        portal.Service.Answer = null;
        portal.Clock.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Single(await portal.DeliverDueAsync()); // one, although two are due
        Assert.Null(portal.Pauses.Of(Some.Location));
        await portal.DeliverDueAsync();

        Assert.Equal([MessageState.Accepted, MessageState.Accepted], [await portal.StateAsync(first), await portal.StateAsync(second)]);
    }

    [Fact]
    public async Task As_long_as_the_service_says_so_one_message_in_five_minutes_is_all_that_asks()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Answer = _ => ForDays;
        for (var i = 0; i < 20; i++)
        {
            await portal.WriteAsync(Some.Command($"contact{i}"));
        }

        await portal.DeliverDueAsync();
        for (var minute = 0; minute < 60; minute++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
            await portal.DeliverDueAsync();
        }

        Assert.InRange(portal.Service.Sent.Count, 10, 13);
        Assert.IsType<SendingPause.AskedToWait>(portal.Pauses.Of(Some.Location));
    }

    [Fact]
    public async Task What_is_due_while_HighLevel_has_paused_the_sub_account_waits_and_leaves_by_itself()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var told = new List<string>();
        portal.Pauses.Changed += told.Add;
        portal.Tokens.Paused.Add(Some.Location);
        var id = await portal.WriteAsync();

        Assert.Empty(await portal.DeliverDueAsync());
        Assert.Equal((MessageState.Scheduled, new SendingPause.NotActive()), (await portal.StateAsync(id), portal.Pauses.Of(Some.Location)));
        Assert.Equal([Some.Location], told);
        portal.Clock.Advance(TimeSpan.FromHours(10));
        Assert.Empty(await portal.DeliverDueAsync());
        portal.Tokens.Paused.Clear();

        await portal.DeliverDueAsync();
        Assert.Equal((MessageState.Accepted, null), (await portal.StateAsync(id), portal.Pauses.Of(Some.Location)));
        Assert.Equal([Some.Location, Some.Location], told);
    }

    [Fact]
    public async Task A_short_wait_is_kept_to_the_second_and_then_all_go()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Answer = _ => new SendOutcome.TryAgain(TimeSpan.FromSeconds(20), "HighLevel asked us to wait.", 429);
        for (var i = 0; i < 5; i++)
        {
            await portal.WriteAsync(Some.Command($"contact{i}"));
        }

        await portal.DeliverDueAsync();
        portal.Service.Answer = null;
        portal.Clock.Advance(TimeSpan.FromSeconds(19.9));
        Assert.Empty(await portal.DeliverDueAsync());
        portal.Clock.Advance(TimeSpan.FromSeconds(1.2));

        Assert.Null(portal.Pauses.Of(Some.Location));
        Assert.Equal(5, (await portal.DeliverDueAsync()).Count);
    }

    [Fact]
    public void What_was_under_way_when_the_service_asked_to_wait_ends_no_pause()
    {
        var clock = new TestClock();
        var health = new ServiceHealth(new Random(1), clock);
        health.Report(Some.Location, ForDays);

        health.Report(Some.Location, new SendOutcome.Accepted("m", null, null, [], null, null));
        health.Report(Some.Location, new SendOutcome.TryAgain(TimeSpan.FromSeconds(1), "Wait.", 429));

        Assert.Equal(0, health.Most(Some.Location));
        Assert.Equal(TimeSpan.FromMinutes(5), health.UntilMay(Some.Location));
    }

    [Fact]
    public void A_service_that_does_not_answer_is_said_to_and_tried_by_one_message_at_a_time()
    {
        var clock = new TestClock();
        var health = new ServiceHealth(new Random(1), clock);
        for (var i = 0; i < 3; i++)
        {
            health.Report(Some.Location, new SendOutcome.Unknown("No answer."));
        }

        var pause = Assert.IsType<SendingPause.NoAnswer>(health.Pause(Some.Location));
        Assert.InRange(pause.Until!.Value - clock.Now, TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(5));
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(new SendingPause.NoAnswer(null), health.Pause(Some.Location));
        Assert.Equal(1, health.Most(Some.Location));
        health.Report(Some.Location, FakeHighLevel.Refused());
        Assert.Null(health.Pause(Some.Location));
    }

    [Fact]
    public async Task A_day_that_is_used_up_holds_back_what_is_due_and_says_until_when()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var ends = portal.Clock.GetUtcNow().AddHours(3);
        portal.Limits.Note(new RateLimit(Some.Location, 25, 25, TimeSpan.FromSeconds(10), 10_000, 1_000, portal.Clock.GetUtcNow()) { DayEndsAt = ends });
        var id = await portal.WriteAsync();

        Assert.Empty(await portal.DeliverDueAsync());
        Assert.Equal(new SendingPause.DayUsedUp(ends.UtcDateTime, 10_000, 1_000), portal.Pauses.Of(Some.Location));
        portal.Clock.Advance(TimeSpan.FromHours(3));
        await portal.DeliverDueAsync();

        Assert.Equal(MessageState.Accepted, await portal.StateAsync(id));
        Assert.Null(portal.Pauses.Of(Some.Location));
    }

    [Fact]
    public void A_limit_of_a_few_requests_an_hour_is_said_as_well()
    {
        var clock = new TestClock();
        var limits = new RateLimits(clock);
        var budget = new RateBudget(Options.Create(new HighLevelOptions()), limits, clock);
        var pauses = Pauses(clock, budget, new LinesOfLog());
        limits.Note(new RateLimit(Some.Location, 1, 1, TimeSpan.FromHours(1), null, null, clock.GetUtcNow()));

        budget.TryTake(Some.Location, RatePurpose.Send)!.Spent();

        Assert.Equal(clock.Now.AddMinutes(61), Assert.IsType<SendingPause.LimitReached>(pauses.Of(Some.Location)).Until);
    }

    [Fact]
    public void The_log_has_one_line_for_each_standstill_and_pages_are_told_when_it_begins_and_ends()
    {
        var (clock, log, told) = (new TestClock(), new LinesOfLog(), new List<string>());
        var limits = new RateLimits(clock);
        var pauses = Pauses(clock, new RateBudget(Options.Create(new HighLevelOptions()), limits, clock), log);
        pauses.Changed += told.Add;
        pauses.Note([Some.Location], new HashSet<string>());
        Assert.Empty(told);

        limits.Note(new RateLimit(Some.Location, 100, 100, TimeSpan.FromSeconds(10), 10_000, 1_000, clock.GetUtcNow()));
        for (var i = 0; i < 100; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            pauses.Note([Some.Location, Some.OtherLocation], new HashSet<string>());
        }

        Assert.Equal(
            [$"Nothing is sent for {Some.Location} until 2026-03-03 00:00:00Z: of 10000 requests in a day no more than 1000 are left, which are kept for reading."], log.Lines);
        Assert.Equal([Some.Location], told);
        clock.Advance(TimeSpan.FromHours(15));
        pauses.Note([], new HashSet<string>());

        Assert.Equal(2, log.Lines.Count);
        Assert.Equal([Some.Location, Some.Location], told);
    }

    [Fact]
    public async Task Delivery_itself_tells_of_a_pause_as_soon_as_it_begins()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var told = new TaskCompletionSource<string>();
        portal.Pauses.Changed += told.SetResult;
        portal.Service.Answer = _ => ForDays;
        await portal.WriteAsync();

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = portal.RunAsync(stopping.Token);
        Assert.Equal(Some.Location, await told.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        await stopping.CancelAsync();
        await running;
    }

    [Fact]
    public void The_log_says_of_a_paused_sub_account_that_it_is_paused_and_when_it_goes_on()
    {
        var (clock, log) = (new TestClock(), new LinesOfLog());
        var pauses = Pauses(clock, new RateBudget(Options.Create(new HighLevelOptions()), new RateLimits(clock), clock), log);

        pauses.Note([], new HashSet<string> { Some.Location });
        pauses.Note([Some.Location], new HashSet<string> { Some.Location });
        pauses.Note([Some.Location], new HashSet<string>());

        Assert.Equal([$"Nothing is sent for {Some.Location}: HighLevel has paused it.", $"Messages of {Some.Location} go out again."], log.Lines);
    }

    private static SendingPauses Pauses(TestClock clock, RateBudget budget, LinesOfLog log)
    {
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        return new(new ServiceHealth(new Random(1), clock), budget, clock, loggers.CreateLogger<SendingPauses>());
    }
}
