using Microsoft.Extensions.Options;
using Portal.Services.HighLevel;
using Portal.Tests.Support;

namespace Portal.Tests.HighLevel;

/// <summary>How much of the service's day is left for sending, and until when. It is 2 March 2026, 09:00 UTC.</summary>
public sealed class DayBudgetTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero);

    private readonly TestClock _clock = new();
    private readonly RateLimits _limits;
    private readonly RateBudget _budget;

    public DayBudgetTests()
    {
        _limits = new RateLimits(_clock);
        _budget = new RateBudget(Options.Create(new HighLevelOptions()), _limits, _clock);
    }

    [Fact]
    public void A_trial_account_sends_until_a_tenth_of_its_own_day_is_left()
    {
        Says(limit: 10_000, left: 9_990);
        Assert.True(MaySend());
        Says(limit: 10_000, left: 1_001);
        Assert.True(MaySend());

        Says(limit: 10_000, left: 1_000);

        Assert.False(MaySend());
        Assert.Equal(new UsedUpDay(Midnight, 10_000, 1_000), _budget.UsedUpDay(Some.Location, RatePurpose.Send));
    }

    [Fact]
    public void A_service_that_names_what_is_left_and_no_limit_is_held_against_the_settings()
    {
        Says(limit: null, left: 20_000);

        Assert.False(MaySend());
    }

    [Fact]
    public void What_is_left_for_sending_is_still_there_for_people()
    {
        Says(limit: 10_000, left: 1);

        Assert.NotNull(_budget.TryTake(Some.Location, RatePurpose.Read));
    }

    [Fact]
    public void It_goes_on_when_the_service_says_that_its_day_ends_and_not_at_midnight_here()
    {
        Says(limit: 10_000, left: 500, endsAt: Midnight.AddHours(-8));
        _limits.Note(Seen(10_000, 500, Midnight.AddHours(-8)));

        Assert.Equal(TimeSpan.FromMinutes(5), _budget.UntilFree(Some.Location, RatePurpose.Send)); // one asks before that whether it is still so
        _clock.Advance(TimeSpan.FromHours(7) - TimeSpan.FromSeconds(1));
        Assert.NotNull(_budget.UsedUpDay(Some.Location, RatePurpose.Send));
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(_budget.UsedUpDay(Some.Location, RatePurpose.Send));
        Assert.Equal(90, Take(RatePurpose.Send));
    }

    [Fact]
    public void A_day_of_which_the_service_says_nothing_ends_at_midnight_utc()
    {
        Says(limit: 10_000, left: 0);
        _clock.Advance(TimeSpan.FromHours(15) - TimeSpan.FromSeconds(1));
        Assert.NotNull(_budget.UsedUpDay(Some.Location, RatePurpose.Send));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(_budget.UsedUpDay(Some.Location, RatePurpose.Send));
    }

    [Fact]
    public void What_a_person_waits_for_asks_twice_a_minute_and_keeps_sending_from_nothing()
    {
        Says(limit: 10_000, left: 0);
        var reads = 0;
        for (var second = 0; second < 299; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            reads += Take(RatePurpose.Read);
            Assert.Equal(0, Take(RatePurpose.Send));
        }

        Assert.Equal(9, reads);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, Take(RatePurpose.Send));
    }

    [Theory]
    [InlineData(RatePurpose.Send)]
    [InlineData(RatePurpose.Check)]
    public void Where_nothing_is_left_one_request_in_five_minutes_finds_out_whether_that_is_still_so(RatePurpose purpose)
    {
        Says(limit: 10_000, left: 0);
        Assert.Equal(0, Take(purpose));

        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, Take(purpose));
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, Take(purpose));

        Says(limit: 10_000, left: 9_000);
        Assert.InRange(Take(purpose), 80, 100);
    }

    [Fact]
    public void A_clock_that_is_set_back_makes_no_day_longer_than_a_day()
    {
        Says(limit: 10_000, left: 0);
        _clock.Advance(TimeSpan.FromDays(-10));

        Assert.Equal(_clock.GetUtcNow().AddDays(1), _budget.UsedUpDay(Some.Location, RatePurpose.Send)!.EndsAt);
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(_budget.UsedUpDay(Some.Location, RatePurpose.Send));
    }

    [Theory]
    [InlineData("3600000", 60)]
    [InlineData("1772445600", 60)]
    [InlineData("1772445600000", 60)]
    [InlineData("2026-03-02T10:00:00Z", 60)]
    [InlineData("Mon, 02 Mar 2026 10:00:00 GMT", 60)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("86400000", null)]
    [InlineData("999999999", null)]
    [InlineData("1772442000", null)]
    [InlineData("9223372036854775807", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("2026-03-01T10:00:00Z", null)]
    [InlineData("2099-03-01T10:00:00Z", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_end_of_the_day_is_read_in_every_form_that_makes_sense_and_in_no_other(string? header, int? minutes) =>
        Assert.Equal(minutes is { } m ? _clock.GetUtcNow().AddMinutes(m) : (DateTimeOffset?)null, DayEnd.Of(header, _clock.GetUtcNow()));

    private bool MaySend()
    {
        var permit = _budget.TryTake(Some.Location, RatePurpose.Send);
        permit?.Return();
        return permit is not null;
    }

    private int Take(RatePurpose purpose)
    {
        var taken = 0;
        while (_budget.TryTake(Some.Location, purpose) is { } permit)
        {
            permit.Spent();
            taken++;
        }

        return taken;
    }

    private void Says(int? limit, int left, DateTimeOffset? endsAt = null) => _limits.Note(Seen(limit, left, endsAt));

    private RateLimit Seen(int? limit, int left, DateTimeOffset? endsAt) =>
        new(Some.Location, 100, 100, TimeSpan.FromSeconds(10), limit, left, _clock.GetUtcNow()) { DayEndsAt = endsAt };
}
