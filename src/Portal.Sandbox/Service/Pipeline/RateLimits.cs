using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace Portal.Sandbox.Service.Pipeline;

/// <summary>At most <paramref name="Max"/> requests in any <paramref name="IntervalMilliseconds"/>, and <paramref name="Daily"/> on one day (UTC), for each sub-account.</summary>
public sealed record RateLimit(int Max, int IntervalMilliseconds, int Daily);

/// <summary>Counts each sub-account's requests. A refused request isn't counted.</summary>
internal sealed class RateLimits(IOptions<SandboxOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Usage> _usages = new();
    private RateLimit _limit = Configured(options.Value);

    public RateLimit Limit
    {
        get => Volatile.Read(ref _limit);
        set => Volatile.Write(ref _limit, value);
    }

    /// <summary>Forgets what was counted, and goes back to the configured limit.</summary>
    public void Reset()
    {
        Limit = Configured(options.Value);
        _usages.Clear();
    }

    /// <summary>Counts a request, unless it is one too many; the answer's headers say what is left.</summary>
    public bool TryTake(string locationId, IHeaderDictionary headers)
    {
        var limit = Limit;
        var (granted, left, leftToday) = _usages.GetOrAdd(locationId, _ => new Usage()).Take(limit, clock.GetUtcNow().UtcDateTime);
        Describe(headers, limit, left, leftToday);
        return granted;
    }

    /// <summary>The headers of an answer that was not counted for anybody.</summary>
    public void Describe(IHeaderDictionary headers) => Describe(headers, Limit, Limit.Max, Limit.Daily);

    private void Describe(IHeaderDictionary headers, RateLimit limit, int left, int leftToday)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        headers["X-RateLimit-Daily-Reset"] = ((long)(now.Date.AddDays(1) - now).TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Limit-Daily"] = Text(limit.Daily);
        headers["X-RateLimit-Daily-Remaining"] = Text(leftToday);
        headers["X-RateLimit-Interval-Milliseconds"] = Text(limit.IntervalMilliseconds);
        headers["X-RateLimit-Max"] = Text(limit.Max);
        headers["X-RateLimit-Remaining"] = Text(left);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static RateLimit Configured(SandboxOptions options) => new(options.RateLimit, options.RateIntervalMilliseconds, options.DailyLimit);

    private sealed class Usage
    {
        private readonly Lock _gate = new();
        private readonly Queue<DateTime> _recent = [];
        private DateTime _day;
        private int _today;

        public (bool Granted, int Left, int LeftToday) Take(RateLimit limit, DateTime now)
        {
            lock (_gate)
            {
                Forget(limit, now);
                var granted = _recent.Count < limit.Max && _today < limit.Daily;
                if (granted)
                {
                    _recent.Enqueue(now);
                    _today++;
                }

                return (granted, Math.Max(0, limit.Max - _recent.Count), Math.Max(0, limit.Daily - _today));
            }
        }

        private void Forget(RateLimit limit, DateTime now)
        {
            var interval = TimeSpan.FromMilliseconds(limit.IntervalMilliseconds);
            while (_recent.TryPeek(out var oldest) && (now - oldest >= interval || oldest > now))
            {
                _recent.Dequeue();
            }

            if (now.Date != _day)
            {
                (_day, _today) = (now.Date, 0);
            }
        }
    }
}
