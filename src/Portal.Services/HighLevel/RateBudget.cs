using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Portal.Services.HighLevel;

/// <summary>
/// How many requests each sub-account may still make, so that the service never has to say that it had too many. A request counts
/// from its start until a whole interval after its answer, because it reached the service somewhere in between.
/// </summary>
public sealed class RateBudget
{
    private readonly ConcurrentDictionary<string, AccountBudget> _accounts = new(StringComparer.Ordinal);
    private readonly HighLevelOptions _options;
    private readonly TimeProvider _clock;

    public RateBudget(IOptions<HighLevelOptions> options, RateLimits limits, TimeProvider clock)
    {
        (_options, _clock) = (options.Value, clock);
        limits.Seen += limit => Of(limit.LocationId).Correct(limit, Sharers());
    }

    /// <summary>Among how many portals that work at the same time to divide what the service allows; 0 while this one may make no request.</summary>
    public Func<int> Sharers { get; set; } = static () => 1;

    /// <summary>Null when the budget is used up for this purpose; <see cref="UntilFree"/> says for how long.</summary>
    public RatePermit? TryTake(string locationId, RatePurpose purpose) => Of(locationId).TryTake(purpose, Sharers());

    /// <summary>Waits for a permit, at most <paramref name="patience"/>; null when none came.</summary>
    public async Task<RatePermit?> TakeAsync(string locationId, RatePurpose purpose, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        while (true)
        {
            if (TryTake(locationId, purpose) is { } permit)
            {
                return permit;
            }

            var left = patience - _clock.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                return null;
            }

            var wait = UntilFree(locationId, purpose);
            await Task.Delay(wait < left ? wait : left, _clock, cancellationToken);
        }
    }

    /// <summary>As if the whole budget had just been used; only people need not wait for it.</summary>
    public void PresumeUsed(string locationId) => Of(locationId).PresumeUsed();

    /// <summary>When it is worth asking again: zero for now, a guess where that depends on answers still to come.</summary>
    public TimeSpan UntilFree(string locationId, RatePurpose purpose) => Of(locationId).UntilFree(purpose, Sharers());

    /// <summary>What the service said of the day, where it leaves nothing for this; null where it does.</summary>
    public UsedUpDay? UsedUpDay(string locationId, RatePurpose purpose) => Of(locationId).UsedUpDay(purpose);

    /// <summary>Whether what counts now is, for each sub-account, no more than one of so many equal shares.</summary>
    public bool FitsInto(int sharers) => _accounts.Values.All(account => account.FitsInto(sharers));

    private AccountBudget Of(string locationId) =>
        _accounts.GetOrAdd(locationId, static (_, budget) => new AccountBudget(budget._options, budget._clock), this);
}

/// <summary>A day of <paramref name="Limit"/> requests of which no more than <paramref name="Kept"/> are left, which are for what comes first.</summary>
public sealed record UsedUpDay(DateTimeOffset EndsAt, int Limit, int Kept);

/// <summary>
/// What a request is for. A tenth of the budget is kept for reading, so that sending never makes the portal blind; half of that tenth is
/// kept from <see cref="Follow"/>, and while sending waits for the budget, following gets no more than the other half.
/// </summary>
public enum RatePurpose
{
    Send,

    /// <summary>What became of a message. There may be a great many to ask about, and none of it holds up a message.</summary>
    Follow,

    /// <summary>What delivery has to know before it goes on with a message: nobody looks at a page meanwhile.</summary>
    Check,

    /// <summary>What a person waits for.</summary>
    Read,
}

/// <summary>Leave for one request: it ends as <see cref="Spent"/> once the answer is there, or as <see cref="Return"/> when none was made.</summary>
public sealed class RatePermit
{
    private Action<bool>? _end;

    internal RatePermit(Action<bool> end) => _end = end;

    public void Spent() => Interlocked.Exchange(ref _end, null)?.Invoke(true);

    /// <summary>Does nothing to a permit that was spent.</summary>
    public void Return() => Interlocked.Exchange(ref _end, null)?.Invoke(false);
}
