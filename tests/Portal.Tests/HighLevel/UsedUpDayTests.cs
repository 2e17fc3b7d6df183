using Microsoft.Extensions.Options;
using Portal.Services.HighLevel;
using Portal.Tests.Support;

namespace Portal.Tests.HighLevel;

/// <summary>What a read says where the day's requests are used up. It is 2 March 2026, 09:00 UTC.</summary>
public sealed class UsedUpDayTests
{
    private readonly TestClock _clock = new();
    private readonly FakeHighLevel _service = new();
    private readonly RateLimits _limits;
    private readonly BudgetedReads _reads;

    public UsedUpDayTests()
    {
        _limits = new RateLimits(_clock);
        _reads = new BudgetedReads(_service, new RateBudget(Options.Create(new HighLevelOptions()), _limits, _clock), RatePurpose.Read);
    }

    private UsedUpDay Today => new(new DateTimeOffset(_clock.Now.Date.AddDays(1), TimeSpan.Zero), 200, 0);

    [Fact]
    public async Task It_says_which_day_leaves_nothing_without_asking_the_service()
    {
        Says(left: 0);
        _service.Contact = _ => throw new InvalidOperationException("Nothing is left to ask with.");

        Assert.Equal(Today, Assert.IsType<ServiceAnswer<ServiceContact>.Unavailable>(await AskAsync()).UsedUp);
    }

    [Fact]
    public async Task So_does_the_request_that_finds_it_out()
    {
        _service.Contact = _ =>
        {
            Says(left: 0);
            return new ServiceAnswer<ServiceContact>.Unavailable("The service has had too many requests from this sub-account.");
        };

        Assert.Equal(Today, Assert.IsType<ServiceAnswer<ServiceContact>.Unavailable>(await AskAsync()).UsedUp);
    }

    [Fact]
    public async Task It_is_read_again_half_a_minute_after_the_limit_rose_and_at_once_on_the_new_day()
    {
        Says(left: 0);
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.IsType<ServiceAnswer<ServiceContact>.Found>(await AskAsync());

        Says(left: 0);
        _clock.Advance(Today.EndsAt - _clock.GetUtcNow());
        Assert.IsType<ServiceAnswer<ServiceContact>.Found>(await AskAsync());
        Assert.IsType<ServiceAnswer<ServiceContact>.Found>(await AskAsync());
    }

    private Task<ServiceAnswer<ServiceContact>> AskAsync() =>
        _reads.GetContactAsync(new AccessToken(Some.Location, "token"), "contact1", TestContext.Current.CancellationToken);

    private void Says(int left) => _limits.Note(new RateLimit(Some.Location, 100, 100, TimeSpan.FromSeconds(10), 200, left, _clock.GetUtcNow()));
}
