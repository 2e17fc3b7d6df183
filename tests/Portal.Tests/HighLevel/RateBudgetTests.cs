using Microsoft.Extensions.Options;
using Portal.Services.HighLevel;
using Portal.Tests.Support;

namespace Portal.Tests.HighLevel;

public sealed class RateBudgetTests
{
    private readonly TestClock _clock = new();
    private readonly RateLimits _limits;
    private readonly RateBudget _budget;

    public RateBudgetTests()
    {
        _limits = new RateLimits(_clock);
        _budget = new RateBudget(Options.Create(new HighLevelOptions()), _limits, _clock);
    }

    [Fact]
    public void Sending_leaves_a_tenth_for_reading_and_both_end_at_the_limit()
    {
        Assert.Equal(90, Take(RatePurpose.Send).Count);
        Assert.Equal(10, Take(RatePurpose.Read).Count);
        Assert.Null(_budget.TryTake(Some.Location, RatePurpose.Read));
    }

    [Fact]
    public void A_request_counts_until_a_whole_interval_after_its_answer()
    {
        var permits = Take(RatePurpose.Send);
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(_budget.TryTake(Some.Location, RatePurpose.Send));

        permits.ForEach(p => p.Spent());
        _clock.Advance(TimeSpan.FromSeconds(9.999));
        Assert.Null(_budget.TryTake(Some.Location, RatePurpose.Send));
        Assert.Equal(TimeSpan.FromMilliseconds(1), _budget.UntilFree(Some.Location, RatePurpose.Send));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(90, Take(RatePurpose.Send).Count);
    }

    [Fact]
    public void A_permit_that_was_not_used_is_free_at_once()
    {
        Take(RatePurpose.Send).ForEach(p => p.Return());

        Assert.Equal(90, Take(RatePurpose.Send).Count);
    }

    [Fact]
    public void One_sub_account_uses_up_only_its_own()
    {
        Take(RatePurpose.Read);

        Assert.NotNull(_budget.TryTake(Some.OtherLocation, RatePurpose.Send));
    }

    [Fact]
    public void Where_the_service_counts_more_than_we_do_it_is_believed_for_an_interval()
    {
        _limits.Note(Seen(remaining: 30));

        Assert.Equal(20, Take(RatePurpose.Send).Count);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(70, Take(RatePurpose.Send).Count);
    }

    [Fact]
    public void Another_limit_than_the_documented_one_is_learned()
    {
        _limits.Note(Seen(max: 25, remaining: 25));

        Assert.Equal(23, Take(RatePurpose.Send).Count);
    }

    [Fact]
    public void The_day_ends_for_sending_before_it_ends_for_reading_and_begins_anew()
    {
        _limits.Note(Seen(remaining: 100) with { DailyRemaining = 20_000 });

        Assert.Null(_budget.TryTake(Some.Location, RatePurpose.Send));
        Assert.NotNull(_budget.TryTake(Some.Location, RatePurpose.Read));
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(_budget.TryTake(Some.Location, RatePurpose.Send));
    }

    [Fact]
    public async Task Who_waits_gets_the_permit_as_soon_as_there_is_one_and_not_for_ever()
    {
        var permits = Take(RatePurpose.Read);
        var patient = _budget.TakeAsync(Some.Location, RatePurpose.Read, TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);
        var hasty = _budget.TakeAsync(Some.Location, RatePurpose.Read, TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        permits.ForEach(p => p.Spent());

        for (var i = 0; i < 120; i++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.NotNull(await patient);
        Assert.Null(await hasty);
    }

    [Fact]
    public void Portals_that_work_side_by_side_share_it()
    {
        _budget.Sharers = () => 2;

        Assert.Equal(45, Take(RatePurpose.Send).Count);
    }

    [Fact]
    public void Following_leaves_people_half_of_the_tenth_and_takes_the_rest_while_nothing_is_to_be_sent()
    {
        Assert.Equal(95, Take(RatePurpose.Follow).Count);
        Assert.Equal(5, Take(RatePurpose.Read).Count);
    }

    [Fact]
    public void However_much_there_is_to_follow_sending_has_its_nine_tenths_after_an_interval_and_following_its_half_of_the_last()
    {
        Take(RatePurpose.Follow).ForEach(p => p.Spent());
        Assert.Null(_budget.TryTake(Some.Location, RatePurpose.Send));

        _clock.Advance(TimeSpan.FromSeconds(9.999));
        Assert.Null(_budget.TryTake(Some.Location, RatePurpose.Send));
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(5, Take(RatePurpose.Follow).Count);
        Assert.Equal(90, Take(RatePurpose.Send).Count);
        Assert.Equal(5, Take(RatePurpose.Read).Count);
    }

    [Fact]
    public void Who_follows_while_sending_waits_is_told_to_wait_for_the_end_of_an_earlier_look()
    {
        var sends = Take(RatePurpose.Send);
        sends.ForEach(p => p.Spent());
        _clock.Advance(TimeSpan.FromSeconds(4));
        Take(RatePurpose.Follow).ForEach(p => p.Spent());

        Assert.Equal(TimeSpan.FromSeconds(10), _budget.UntilFree(Some.Location, RatePurpose.Follow));
        Assert.Equal(TimeSpan.FromSeconds(6), _budget.UntilFree(Some.Location, RatePurpose.Send));
    }

    private List<RatePermit> Take(RatePurpose purpose)
    {
        var permits = new List<RatePermit>();
        while (_budget.TryTake(Some.Location, purpose) is { } permit)
        {
            permits.Add(permit);
        }

        return permits;
    }

    private RateLimit Seen(int max = 100, int remaining = 100) => new(Some.Location, max, remaining, TimeSpan.FromSeconds(10), null, null, _clock.GetUtcNow());
}
