using System.Collections.Concurrent;
using Portal.Services.HighLevel;

namespace Portal.Services.Delivery;

/// <summary>
/// Which sub-accounts must wait: because the service asked for it, or because it does not answer. In the second case one message at a
/// time tries whether it does again, so that an outage neither floods the service nor makes many outcomes unknown.
/// </summary>
internal sealed class ServiceHealth(Random random, TimeProvider clock)
{
    private const int FailuresUntilDown = 3;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Condition> _conditions = new(StringComparer.Ordinal);

    /// <summary>How many requests may be under way.</summary>
    public int Most(string locationId) => _conditions.GetValueOrDefault(locationId) switch
    {
        null => int.MaxValue,
        { } condition when Left(condition) > TimeSpan.Zero => 0,
        { Failures: >= FailuresUntilDown } => 1,
        _ => int.MaxValue,
    };

    /// <summary>How long the sub-account must still wait.</summary>
    public TimeSpan UntilMay(string locationId) => _conditions.TryGetValue(locationId, out var condition) ? Left(condition) : TimeSpan.Zero;

    public void Report(string locationId, SendOutcome outcome)
    {
        switch (outcome)
        {
            case SendOutcome.Accepted or SendOutcome.Refused:
                _conditions.AddOrUpdate(locationId, _ => new Condition(0, 0), (_, before) => before with { Failures = 0 });
                break;
            case SendOutcome.TryAgain { Status: not null } busy:
                Pause(locationId, busy.After ?? DefaultPause, failures: 0);
                break;
            default:
                Pause(locationId, Backoff(Failures(locationId) + 1), failures: 1);
                break;
        }
    }

    private void Pause(string locationId, TimeSpan duration, int failures)
    {
        var until = clock.GetTimestamp() + (long)(duration.TotalSeconds * clock.TimestampFrequency);
        _conditions.AddOrUpdate(
            locationId,
            _ => new Condition(failures, until),
            (_, before) => new Condition(before.Failures + failures, Math.Max(before.Until, until)));
    }

    private int Failures(string locationId) => _conditions.GetValueOrDefault(locationId)?.Failures ?? 0;

    private TimeSpan Backoff(int failures)
    {
        if (failures < FailuresUntilDown)
        {
            return TimeSpan.Zero;
        }

        var ceiling = First * Math.Pow(2, Math.Min(failures - FailuresUntilDown, 10));
        return (ceiling < Longest ? ceiling : Longest) * (0.5 + random.NextDouble() / 2);
    }

    private TimeSpan Left(Condition condition)
    {
        var now = clock.GetTimestamp();
        return condition.Until > now ? clock.GetElapsedTime(now, condition.Until) : TimeSpan.Zero;
    }

    private sealed record Condition(int Failures, long Until);
}
