using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;

namespace Portal.Services.HighLevel;

/// <summary>What the service last said about a sub-account's limits; null where it did not say.</summary>
public sealed record RateLimit(string LocationId, int? Max, int? Remaining, TimeSpan? Interval, int? DailyLimit, int? DailyRemaining, DateTimeOffset SeenAt);

/// <summary>The limits last seen, by sub-account.</summary>
public sealed class RateLimits(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, RateLimit> _last = new(StringComparer.Ordinal);

    /// <summary>Raised on the thread that read the answer.</summary>
    public event Action<RateLimit>? Seen;

    public RateLimit? Last(string locationId) => _last.GetValueOrDefault(locationId);

    internal void Read(string locationId, HttpResponseHeaders headers)
    {
        var limit = new RateLimit(
            locationId,
            Number(headers, "X-RateLimit-Max"),
            Number(headers, "X-RateLimit-Remaining"),
            Number(headers, "X-RateLimit-Interval-Milliseconds") is { } interval ? TimeSpan.FromMilliseconds(interval) : null,
            Number(headers, "X-RateLimit-Limit-Daily"),
            Number(headers, "X-RateLimit-Daily-Remaining"),
            clock.GetUtcNow());
        if (limit is not { Max: null, Remaining: null, DailyRemaining: null })
        {
            Note(limit);
        }
    }

    internal void Note(RateLimit limit)
    {
        _last[limit.LocationId] = limit;
        Seen?.Invoke(limit);
    }

    private static int? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
        && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
