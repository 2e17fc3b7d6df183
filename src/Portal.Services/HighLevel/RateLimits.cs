using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;

namespace Portal.Services.HighLevel;

/// <summary>What the service last said about a sub-account's limits; null where it did not say, or nothing that can be believed.</summary>
public sealed record RateLimit(string LocationId, int? Max, int? Remaining, TimeSpan? Interval, int? DailyLimit, int? DailyRemaining, DateTimeOffset SeenAt)
{
    public DateTimeOffset? DayEndsAt { get; init; }
}

/// <summary>The limits last seen, by sub-account.</summary>
public sealed class RateLimits(TimeProvider clock)
{
    // A wrong number must neither stop a sub-account for good nor let it burst: what the settings may not say either is not believed.
    private const int MostRequests = 1_000_000;
    private const int ShortestInterval = 1_000;
    private const int LongestInterval = 3_600_000;
    private const int MostInADay = 1_000_000_000;

    private readonly ConcurrentDictionary<string, RateLimit> _last = new(StringComparer.Ordinal);

    /// <summary>Raised on the thread that read the answer.</summary>
    public event Action<RateLimit>? Seen;

    public RateLimit? Last(string locationId) => _last.GetValueOrDefault(locationId);

    internal void Read(string locationId, HttpResponseHeaders headers)
    {
        var now = clock.GetUtcNow();
        var limit = new RateLimit(
            locationId,
            Number(headers, "X-RateLimit-Max", 1, MostRequests),
            Number(headers, "X-RateLimit-Remaining"),
            Number(headers, "X-RateLimit-Interval-Milliseconds", ShortestInterval, LongestInterval) is { } interval ? TimeSpan.FromMilliseconds(interval) : null,
            Number(headers, "X-RateLimit-Limit-Daily", 1, MostInADay),
            Number(headers, "X-RateLimit-Daily-Remaining"),
            now)
        {
            DayEndsAt = DayEnd.Of(Text(headers, "X-RateLimit-Daily-Reset"), now),
        };
        if (limit is not { Max: null, Remaining: null, DailyLimit: null, DailyRemaining: null })
        {
            Note(limit);
        }
    }

    internal void Note(RateLimit limit)
    {
        _last[limit.LocationId] = limit;
        Seen?.Invoke(limit);
    }

    private static int? Number(HttpResponseHeaders headers, string name, int least = 0, int most = int.MaxValue) =>
        int.TryParse(Text(headers, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static string? Text(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
