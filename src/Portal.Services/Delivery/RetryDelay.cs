namespace Portal.Services.Delivery;

/// <summary>How long to wait before a definite “not now” is tried again: full jitter, so that what failed together does not return together.</summary>
internal sealed class RetryDelay(Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>
    /// After the service's own word where it gave one, plus up to a second; no later than one message is needed to find out whether the
    /// service still says so.
    /// </summary>
    public TimeSpan For(int attempt, TimeSpan? serviceSays)
    {
        if (serviceSays is { } after)
        {
            return (after < ServiceHealth.BetweenProbes ? after : ServiceHealth.BetweenProbes) + random.NextDouble() * TimeSpan.FromSeconds(1);
        }

        var ceiling = First * Math.Pow(2, Math.Min(attempt - 1, 20));
        return TimeSpan.FromSeconds(1) + random.NextDouble() * (ceiling < Longest ? ceiling : Longest);
    }
}
