using System.Net;
using Portal.Services.HighLevel;

namespace Portal.Tests.HighLevel;

/// <summary>The service's limit: how long a send has to wait, and how much of the limit is left.</summary>
public sealed class SendLimitTests : IDisposable
{
    private readonly StubHandler _service = new();

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("1.5", 1.5)]
    [InlineData("99999999999999", 3600)]
    [InlineData("Mon, 02 Mar 2026 09:02:00 GMT", 120)]
    [InlineData("Mon, 02 Mar 2099 09:00:00 GMT", 3600)]
    public async Task Too_many_requests_waits_as_long_as_the_service_asks_within_reason(string retryAfter, double seconds)
    {
        _service.Says(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", retryAfter));

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<SendOutcome.TryAgain>(await ServiceUnderTest.SendAsync(_service)).After);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("NaN")]
    [InlineData("Mon, 02 Mar 2020 09:00:00 GMT")]
    public async Task A_wait_that_makes_no_sense_is_none(string retryAfter)
    {
        _service.Says(HttpStatusCode.TooManyRequests, "not even json", ("Retry-After", retryAfter));

        var again = Assert.IsType<SendOutcome.TryAgain>(await ServiceUnderTest.SendAsync(_service));

        Assert.Null(again.After);
        Assert.Equal(429, again.Status);
    }

    [Theory]
    [InlineData("3600", null)]
    [InlineData("999999", 999_999)]
    [InlineData("99999999999999", 315_360_000)]
    public async Task What_the_service_asked_for_and_is_not_believed_is_kept_to_be_said(string retryAfter, int? seconds)
    {
        _service.Says(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", retryAfter));

        var again = Assert.IsType<SendOutcome.TryAgain>(await ServiceUnderTest.SendAsync(_service));

        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : (TimeSpan?)null, again.Asked);
        Assert.Equal("HighLevel asked us to wait.", again.Reason);
    }

    [Theory]
    [InlineData("0", "0", "0")]
    [InlineData("2147483647", "2147483647", "2147483647")]
    [InlineData("-1", "1.5", "a lot")]
    public async Task Limits_that_would_stop_or_flood_everything_are_not_believed(string max, string interval, string daily)
    {
        _service.Says(
            HttpStatusCode.Created, """{"messageId":"m1"}""",
            ("X-RateLimit-Limit-Daily", daily), ("X-RateLimit-Daily-Remaining", "5"), ("X-RateLimit-Interval-Milliseconds", interval), ("X-RateLimit-Max", max));
        await using var portal = ServiceUnderTest.On(_service);

        await portal.SendAsync();

        Assert.Equal(new RateLimit("location1", null, null, null, null, 5, portal.Clock.GetUtcNow()), portal.Limits.Last("location1"));
    }

    [Fact]
    public async Task Without_a_wait_the_interval_of_the_limit_is_waited()
    {
        _service.Says(HttpStatusCode.TooManyRequests, "{}", ("X-RateLimit-Interval-Milliseconds", "10000"));

        Assert.Equal(TimeSpan.FromSeconds(10), Assert.IsType<SendOutcome.TryAgain>(await ServiceUnderTest.SendAsync(_service)).After);
    }

    [Fact]
    public async Task The_limits_last_seen_are_kept_for_each_sub_account()
    {
        _service.Says(
            HttpStatusCode.Created, """{"messageId":"m1"}""",
            ("X-RateLimit-Limit-Daily", "200000"), ("X-RateLimit-Daily-Remaining", "199990"), ("X-RateLimit-Daily-Reset", "3600000"),
            ("X-RateLimit-Interval-Milliseconds", "10000"), ("X-RateLimit-Max", "100"), ("X-RateLimit-Remaining", "93"));
        await using var portal = ServiceUnderTest.On(_service);
        RateLimit? seen = null;
        portal.Limits.Seen += limit => seen = limit;

        await portal.SendAsync();

        Assert.Equal(new RateLimit("location1", 100, 93, TimeSpan.FromSeconds(10), 200_000, 199_990, portal.Clock.GetUtcNow()) { DayEndsAt = portal.Clock.GetUtcNow().AddHours(1) }, portal.Limits.Last("location1"));
        Assert.Equal(portal.Limits.Last("location1"), seen);
        Assert.Null(portal.Limits.Last("location2"));
    }

    public void Dispose() => _service.Dispose();
}
