using Microsoft.Extensions.Options;
using Portal.Services.Delivery;
using Portal.Services.HighLevel;
using Portal.Tests.Support;

namespace Portal.Tests.Delivery;

public sealed class PlacesTests
{
    private const string Here = "here";
    private const string There = "there";

    private readonly TestClock _clock = new();

    [Fact]
    public void A_slow_service_has_nothing_claimed_ahead()
    {
        var places = Places(inFlight: 2);
        for (var i = 0; i < 20; i++)
        {
            Assert.True(Begin(places) <= 2);
            _clock.Advance(TimeSpan.FromSeconds(1));
            places.Answered(Here);
        }

        Assert.Equal(1, Begin(places));
    }

    [Fact]
    public async Task Where_answers_come_fast_the_next_messages_are_there_and_still_no_more_requests_run_than_may()
    {
        var places = Places(inFlight: 2);
        Answer(places, times: 40, every: TimeSpan.FromMilliseconds(10)); // 100 a second: five of them in 50 ms

        var claimed = places.Take([Here]).Sum(t => t.Permits.Count);
        var starts = Enumerable.Range(0, claimed).Select(_ => places.MayStartAsync(Here)).ToList();

        Assert.Equal(2 + 5, claimed);
        Assert.Equal([true, true, false, false, false, false, false], starts.Select(s => s.IsCompleted));
        places.Answered(Here);
        await starts[2].WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.False(starts[3].IsCompleted);
    }

    [Fact]
    public void After_a_pause_nothing_is_claimed_ahead_until_answers_come_fast_again()
    {
        var places = Places(inFlight: 2);
        Answer(places, times: 40, every: TimeSpan.FromMilliseconds(10));

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(2, places.Take([Here]).Sum(t => t.Permits.Count));
    }

    [Fact]
    public void What_is_claimed_ahead_for_one_sub_account_takes_no_place_of_another()
    {
        var places = Places(inFlight: 2, mostInFlight: 3);
        Answer(places, times: 40, every: TimeSpan.FromMilliseconds(10));

        var first = places.Take([Here]).Single();
        var second = places.Take([Here, There]).ToDictionary(t => t.LocationId, t => t.Permits.Count);

        Assert.Equal(7, first.Permits.Count);
        Assert.Equal(1, second[There]);
        Assert.False(second.ContainsKey(Here));
        Assert.Empty(places.Take([Here, There]));
    }

    private Places Places(int inFlight, int mostInFlight = 100)
    {
        var limit = Options.Create(new HighLevelOptions { RateLimit = 100_000, DailyLimit = 100_000_000 });
        return new Places(
            new RateBudget(limit, new RateLimits(_clock), _clock), new ServiceHealth(new Random(1), _clock),
            Options.Create(new DeliveryOptions { InFlight = inFlight, MostInFlight = mostInFlight }), _clock);
    }

    /// <summary>How many began.</summary>
    private static int Begin(Places places)
    {
        var taken = places.Take([Here]).Sum(t => t.Permits.Count);
        for (var i = 0; i < taken; i++)
        {
            Assert.True(places.MayStartAsync(Here).IsCompleted);
        }

        return taken;
    }

    /// <summary>One message after another, and none under way in the end.</summary>
    private void Answer(Places places, int times, TimeSpan every)
    {
        for (var i = 0; i < times; i++)
        {
            foreach (var unneeded in places.Take([Here]).SelectMany(t => t.Permits).Skip(1))
            {
                unneeded.Return();
                places.Return(Here);
            }

            _ = places.MayStartAsync(Here);
            _clock.Advance(every);
            places.Answered(Here);
        }
    }
}
