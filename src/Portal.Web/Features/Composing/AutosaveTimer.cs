namespace Portal.Web.Features.Composing;

/// <summary>Says when it is time to save: soon after the typing paused, and every few seconds while it goes on.</summary>
internal sealed class AutosaveTimer : IDisposable
{
    /// <summary>The browser itself waits a quarter of a second for the next key before it tells what was typed; together 0.8 s.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.55);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private long? _since;

    public AutosaveTimer(TimeProvider clock)
    {
        _clock = clock;
        _timer = clock.CreateTimer(_ => Due?.Invoke(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public event Action? Due;

    public void Typed()
    {
        _since ??= _clock.GetTimestamp();
        var left = Longest - _clock.GetElapsedTime(_since.Value);
        _timer.Change(left < TimeSpan.Zero ? TimeSpan.Zero : left < Pause ? left : Pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What could not be saved is tried again after a while, by itself.</summary>
    public void TryLater() => _timer.Change(Longest, Timeout.InfiniteTimeSpan);

    public void Stop()
    {
        _since = null;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();
}
