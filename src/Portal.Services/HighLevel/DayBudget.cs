namespace Portal.Services.HighLevel;

/// <summary>
/// What is left of one sub-account's day. The service is believed in how many requests the day has, how many are left and when it ends;
/// as long as it says nothing, the day has as many as the settings say, and is the calendar day in UTC. Not safe for use by several at once.
/// </summary>
internal sealed class DayBudget
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Where nothing is left and nothing was heard for so long, one request asks whether that is still so.</summary>
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromMinutes(5);

    /// <summary>The same for what a person waits for.</summary>
    private static readonly TimeSpan BetweenReads = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _clock;
    private int _left;
    private long _heardAt;
    private long _readAt;

    public DayBudget(int assumed, TimeProvider clock)
    {
        (_clock, Limit, _heardAt, _readAt) = (clock, assumed, clock.GetTimestamp(), clock.GetTimestamp());
        Begin(clock.GetUtcNow());
    }

    public int Limit { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public bool Leaves(int kept, int underWay) => _left - underWay > kept;

    public bool MayProbe(RatePurpose purpose) => UntilProbe(purpose) <= TimeSpan.Zero;

    /// <summary>When it is worth asking again where the day leaves nothing.</summary>
    public TimeSpan UntilFree(RatePurpose purpose, DateTimeOffset now) => UntilProbe(purpose) is var wait && wait < EndsAt - now ? wait : EndsAt - now;

    // A page that asks again and again must not keep sending from asking.
    public void Probe(RatePurpose purpose)
    {
        if (purpose is RatePurpose.Read)
        {
            _readAt = _clock.GetTimestamp();
        }
        else
        {
            _heardAt = _clock.GetTimestamp();
        }
    }

    public void Spend() => _left--;

    public void BeginIfOver()
    {
        var now = _clock.GetUtcNow();
        if (now >= EndsAt)
        {
            Begin(now);
        }
        else if (EndsAt - now > Day) // the clock was set back
        {
            EndsAt = now + Day;
        }
    }

    public void Correct(RateLimit seen)
    {
        Limit = seen.DailyLimit ?? Limit;
        _left = seen.DailyRemaining ?? Math.Min(_left, Limit);
        EndsAt = seen.DayEndsAt ?? EndsAt;
        _heardAt = seen.DailyRemaining is null ? _heardAt : _clock.GetTimestamp();
    }

    private TimeSpan UntilProbe(RatePurpose purpose) => purpose is RatePurpose.Read
        ? BetweenReads - _clock.GetElapsedTime(Math.Max(_heardAt, _readAt))
        : BetweenProbes - _clock.GetElapsedTime(_heardAt);

    private void Begin(DateTimeOffset now) => (_left, EndsAt) = (Limit, new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero));
}
