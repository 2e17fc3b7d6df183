using System.Collections.Concurrent;
using Portal.Services.HighLevel;

namespace Portal.Services.Delivery;

/// <summary>
/// Which sub-accounts must wait: because the service asked for it, or because it does not answer. Whether a long wait is over is found
/// out by one message at a time, so that neither an outage nor a wrong number floods the service, parks messages or makes many outcomes unknown.
/// </summary>
internal sealed class ServiceHealth(Random random, TimeProvider clock)
{
    /// <summary>A wait that the service asks for and that is longer is cut to this.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(30);

    /// <summary>After so long of a wait that the service asked for, one message tries whether it still says so.</summary>
    public static readonly TimeSpan BetweenProbes = TimeSpan.FromMinutes(5);

    private const int FailuresUntilDown = 3;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, ServiceCondition> _conditions = new(StringComparer.Ordinal);

    private long Now => clock.GetTimestamp();

    /// <summary>How many requests may be under way.</summary>
    public int Most(string locationId) => _conditions.GetValueOrDefault(locationId) switch
    {
        { } condition when Now < condition.ProbeAt => 0,
        { } condition when Now < condition.Until || IsDoubtful(condition) => 1,
        _ => int.MaxValue,
    };

    /// <summary>How long the sub-account must wait before anything may be tried.</summary>
    public TimeSpan UntilMay(string locationId) =>
        _conditions.TryGetValue(locationId, out var condition) && condition.ProbeAt is var at && at > Now ? clock.GetElapsedTime(Now, at) : TimeSpan.Zero;

    /// <summary>Null when nothing is in the way.</summary>
    public SendingPause? Pause(string locationId)
    {
        if (!_conditions.TryGetValue(locationId, out var condition) || (Now >= condition.Until && !IsDoubtful(condition)))
        {
            return null;
        }

        DateTime? until = Now < condition.Until ? condition.UntilUtc : null;
        return condition.Asked is { } asked ? new SendingPause.AskedToWait(until, asked) : condition.Failures >= FailuresUntilDown ? new SendingPause.NoAnswer(until) : null;
    }

    public void Report(string locationId, SendOutcome outcome)
    {
        switch (outcome)
        {
            case SendOutcome.Accepted or SendOutcome.Refused:
                Change(locationId, Answered);
                break;
            case SendOutcome.TryAgain { Status: not null } busy:
                Change(locationId, before => ToldToWait(before, busy.Asked ?? busy.After ?? DefaultPause));
                break;
            default:
                Change(locationId, Failed);
                break;
        }
    }

    private void Change(string locationId, Func<ServiceCondition, ServiceCondition> change) =>
        _conditions.AddOrUpdate(locationId, _ => change(ServiceCondition.Good), (_, before) => change(before));

    // What was under way when the service asked to wait may still be taken, which says nothing about the wait.
    private ServiceCondition Answered(ServiceCondition before) => Now < before.ProbeAt ? before with { Failures = 0 } : ServiceCondition.Good;

    private ServiceCondition ToldToWait(ServiceCondition before, TimeSpan asked)
    {
        var wait = asked < LongestAsked ? asked : LongestAsked;
        var told = before with { Until = After(wait), UntilUtc = UtcAfter(wait), ProbeAt = After(wait < BetweenProbes ? wait : BetweenProbes), Asked = asked };
        return Now < before.ProbeAt && before.Until > told.Until ? before : told;
    }

    private ServiceCondition Failed(ServiceCondition before)
    {
        // Whoever asked to wait for long and then gives no answer is not well again.
        var failures = IsDoubtful(before) ? Math.Max(before.Failures + 1, FailuresUntilDown) : before.Failures + 1;
        var wait = Backoff(failures);
        return Now < before.Until
            ? before with { Failures = failures, ProbeAt = Math.Max(before.ProbeAt, After(wait)) }
            : new ServiceCondition(failures, After(wait), UtcAfter(wait), After(wait), Asked: null);
    }

    /// <summary>Whether only one message at a time may try, once it may.</summary>
    private static bool IsDoubtful(ServiceCondition condition) => condition.Failures >= FailuresUntilDown || condition.Asked > BetweenProbes;

    private TimeSpan Backoff(int failures)
    {
        if (failures < FailuresUntilDown)
        {
            return TimeSpan.Zero;
        }

        var ceiling = First * Math.Pow(2, Math.Min(failures - FailuresUntilDown, 10));
        return (ceiling < Longest ? ceiling : Longest) * (0.5 + random.NextDouble() / 2);
    }

    private long After(TimeSpan wait) => Now + (long)(wait.TotalSeconds * clock.TimestampFrequency);

    private DateTime UtcAfter(TimeSpan wait) => clock.GetUtcNow().UtcDateTime + wait;
}

/// <summary>
/// How the service stands to one sub-account. <paramref name="Until"/> and <paramref name="ProbeAt"/> are on the monotonic clock,
/// <paramref name="UntilUtc"/> is the same as the first for people; <paramref name="Asked"/> is what the service last asked for.
/// </summary>
internal sealed record ServiceCondition(int Failures, long Until, DateTime UntilUtc, long ProbeAt, TimeSpan? Asked)
{
    public static ServiceCondition Good { get; } = new(0, 0, default, 0, null);
}
