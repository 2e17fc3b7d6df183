using System.Collections.Concurrent;

namespace Portal.Tests.Support;

/// <summary>
/// A clock that a test owns and that goes on by itself: it begins at the chosen moment, whatever the machine's clock says, and jumps
/// when the test says so. What waits for a time that is jumped over happens at once, and once, as on a computer that slept.
/// </summary>
public sealed class RunningClock : TimeProvider
{
    private readonly ConcurrentDictionary<RunningTimer, bool> _timers = [];
    private readonly long _started = System.GetTimestamp();
    private readonly DateTimeOffset _begin = ChosenMoment.Value;
    private long _jumped; // ticks

    /// <summary>UTC.</summary>
    public DateTime Now => GetUtcNow().UtcDateTime;

    public override DateTimeOffset GetUtcNow() => _begin + System.GetElapsedTime(_started) + Jumped;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new RunningTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Jump(TimeSpan by)
    {
        Interlocked.Add(ref _jumped, by.Ticks);
        foreach (var timer in _timers.Keys)
        {
            timer.LookAgain();
        }
    }

    private TimeSpan Jumped => new(Interlocked.Read(ref _jumped));

    /// <summary>Waits on a timer of the machine, which is set anew after a jump.</summary>
    private sealed class RunningTimer : ITimer
    {
        private readonly Lock _gate = new();
        private readonly RunningClock _clock;
        private readonly ITimer _machine;
        private DateTimeOffset? _dueAt;
        private TimeSpan _period;

        public RunningTimer(RunningClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _machine = System.CreateTimer(_ => Fire(callback, state), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                (_dueAt, _period) = (dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime, period);
                return Set();
            }
        }

        public void LookAgain()
        {
            lock (_gate)
            {
                Set();
            }
        }

        public void Dispose()
        {
            Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _machine.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return _machine.DisposeAsync();
        }

        private void Fire(TimerCallback callback, object? state)
        {
            lock (_gate)
            {
                if (_dueAt is not { } due || due > _clock.GetUtcNow())
                {
                    Set(); // stopped or put off as it fired, or the machine's timer was a little early
                    return;
                }

                _dueAt = _period > TimeSpan.Zero ? _clock.GetUtcNow() + _period : null;
                Set();
            }

            callback(state);
        }

        private bool Set()
        {
            if (_dueAt is not { } due)
            {
                _clock._timers.TryRemove(this, out _);
                return _machine.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }

            _clock._timers[this] = true;
            var left = due - _clock.GetUtcNow();
            return _machine.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
