namespace Portal.Services.HighLevel;

/// <summary>The budget of one sub-account, on the monotonic clock but for the day.</summary>
internal sealed class AccountBudget(HighLevelOptions options, TimeProvider clock)
{
    // As long as every permit is out with a request, nothing tells when the first answer comes.
    private static readonly TimeSpan Guess = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan UntilShared = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly Queue<(long Until, RatePurpose Purpose)> _recent = new();
    private int _most = options.RateLimit;
    private TimeSpan _interval = TimeSpan.FromSeconds(options.RateIntervalSeconds);
    private int _underWay;
    private int _follows;
    private long _sendingWaitsUntil;
    private (int Count, long Until) _others;
    private readonly DayBudget _day = new(options.DailyLimit, clock);
    private long _presumedUntil;

    public RatePermit? TryTake(RatePurpose purpose, int sharers)
    {
        lock (_gate)
        {
            Forget();
            if (!IsFree(purpose, sharers))
            {
                _sendingWaitsUntil = purpose is RatePurpose.Send ? After(_interval) : _sendingWaitsUntil;
                return null;
            }

            if (!HasDay(purpose))
            {
                _day.Probe(purpose);
            }

            _underWay++;
            _follows += purpose is RatePurpose.Follow ? 1 : 0;
            return new RatePermit(spent => End(purpose, spent));
        }
    }

    /// <summary>Zero when it is free; else how long until it may be.</summary>
    public TimeSpan UntilFree(RatePurpose purpose, int sharers)
    {
        lock (_gate)
        {
            Forget();
            if (IsFree(purpose, sharers))
            {
                return TimeSpan.Zero;
            }

            if (sharers == 0)
            {
                return UntilShared;
            }

            if (!HasDay(purpose) && !_day.MayProbe(purpose))
            {
                return WholeMilliseconds(_day.UntilFree(purpose, clock.GetUtcNow()));
            }

            var now = clock.GetTimestamp();
            if (_presumedUntil > now && purpose is not RatePurpose.Read)
            {
                return WholeMilliseconds(clock.GetElapsedTime(now, _presumedUntil));
            }

            var first = _recent.Count > 0 ? First(purpose, sharers) : _others.Count > 0 ? _others.Until : now;
            return first > now ? WholeMilliseconds(clock.GetElapsedTime(now, first)) : Guess;
        }
    }

    public void PresumeUsed()
    {
        lock (_gate)
        {
            _presumedUntil = After(_interval);
        }
    }

    /// <summary>Believes the service where it counts more than we do: others use the same sub-account.</summary>
    public void Correct(RateLimit seen, int sharers)
    {
        lock (_gate)
        {
            Forget();
            _interval = seen.Interval ?? _interval;
            _most = seen.Max is > 0 ? seen.Max.Value : _most;
            var unknown = seen is { Max: { } max, Remaining: { } remaining } ? max - remaining - _underWay - _recent.Count - OfOtherPortals(max, sharers) : 0;
            if (unknown > _others.Count)
            {
                _others = (unknown, After(_interval));
            }

            _day.Correct(seen);
        }
    }

    /// <summary>Null while the day has requests left for this.</summary>
    public UsedUpDay? UsedUpDay(RatePurpose purpose)
    {
        lock (_gate)
        {
            Forget();
            return HasDay(purpose) ? null : new UsedUpDay(_day.EndsAt, _day.Limit, Kept(_day.Limit, purpose));
        }
    }

    public bool FitsInto(int sharers)
    {
        lock (_gate)
        {
            Forget();
            return _underWay + _recent.Count <= _most / sharers;
        }
    }

    // What they may use is not this portal's to take, and so nothing that it has to give up.
    private static int OfOtherPortals(int max, int sharers) => max - (max / Math.Max(1, sharers));

    private bool IsFree(RatePurpose purpose, int sharers) =>
        sharers > 0
        && (purpose is RatePurpose.Read || clock.GetTimestamp() >= _presumedUntil)
        && !IsForSending(purpose, sharers)
        && UsedBeside(purpose, sharers) < Mine(sharers) - Kept(Mine(sharers), purpose)
        && (HasDay(purpose) || _day.MayProbe(purpose));

    private bool HasDay(RatePurpose purpose) => _day.Leaves(Kept(_day.Limit, purpose), _underWay);

    private int Mine(int sharers) => Math.Max(1, _most / sharers);

    private bool IsForSending(RatePurpose purpose, int sharers) =>
        purpose is RatePurpose.Follow && clock.GetTimestamp() < _sendingWaitsUntil && _follows >= ForFollowing(Mine(sharers));

    // Following has its part of the tenth that sending leaves; only what it took beyond that is in the way of sending.
    private int UsedBeside(RatePurpose purpose, int sharers) =>
        _underWay + _recent.Count + _others.Count - (purpose is RatePurpose.Send ? Math.Min(_follows, ForFollowing(Mine(sharers))) : 0);

    private long First(RatePurpose purpose, int sharers) =>
        _recent.FirstOrDefault(r => r.Purpose is RatePurpose.Follow || !IsForSending(purpose, sharers)).Until;

    private static int Kept(int most, RatePurpose purpose) => purpose switch
    {
        RatePurpose.Send => Tenth(most),
        RatePurpose.Follow => Tenth(most) - ForFollowing(most),
        _ => 0,
    };

    private static int Tenth(int most) => most > 1 ? Math.Max(1, most / 10) : 0;

    private static int ForFollowing(int most) => (Tenth(most) + 1) / 2;

    private void End(RatePurpose purpose, bool spent)
    {
        lock (_gate)
        {
            _underWay--;
            if (spent)
            {
                _recent.Enqueue((After(_interval), purpose));
                _day.Spend();
            }
            else if (purpose is RatePurpose.Follow)
            {
                _follows--;
            }
        }
    }

    private void Forget()
    {
        var now = clock.GetTimestamp();
        while (_recent.TryPeek(out var first) && first.Until <= now)
        {
            _recent.Dequeue();
            _follows -= first.Purpose is RatePurpose.Follow ? 1 : 0;
        }

        if (_others.Until <= now)
        {
            _others = default;
        }

        _day.BeginIfOver();
    }

    // Timers cut what is left over, and would fire before their time.
    private static TimeSpan WholeMilliseconds(TimeSpan time) => TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds));

    private long After(TimeSpan time) => clock.GetTimestamp() + (long)(time.TotalSeconds * clock.TimestampFrequency);
}
