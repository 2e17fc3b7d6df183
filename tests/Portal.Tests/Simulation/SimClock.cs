namespace Portal.Tests.Simulation;

/// <summary>
/// Virtual time: it stands still while code runs and jumps to the next timer when nothing is left to run. The time of day may be set
/// wrong; the monotonic clock and timers never are.
/// </summary>
internal sealed class SimClock(DateTimeOffset start) : TimeProvider
{
    private readonly PriorityQueue<SimTimer, (long At, long Order)> _timers = new();
    private long _order;
    private long _elapsed;

    /// <summary>How wrong the time of day is.</summary>
    public TimeSpan Skew { get; set; }

    public TimeSpan Elapsed => TimeSpan.FromTicks(_elapsed);

    public DateTime Now => GetUtcNow().UtcDateTime;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _elapsed;

    public override DateTimeOffset GetUtcNow() => start + Elapsed + Skew;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>False when nothing will ever happen again.</summary>
    public bool FireNext()
    {
        while (_timers.TryDequeue(out var timer, out var key))
        {
            if (timer.IsArmed(key.Order))
            {
                _elapsed = Math.Max(_elapsed, key.At);
                timer.Fire();
                return true;
            }
        }

        return false;
    }

    private sealed class SimTimer(SimClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;
        private long? _armed;

        public bool IsArmed(long order) => _armed == order;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            (_period, _armed) = (period, null);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                _armed = ++clock._order;
                clock._timers.Enqueue(this, (clock._elapsed + dueTime.Ticks, clock._order));
            }

            return true;
        }

        public void Fire()
        {
            Change(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan, _period);
            callback(state);
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
