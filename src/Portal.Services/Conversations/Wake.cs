namespace Portal.Services.Conversations;

/// <summary>Ends a wait early.</summary>
internal sealed class Wake
{
    private TaskCompletionSource _raised = New();

    public void Raise() => Volatile.Read(ref _raised).TrySetResult();

    /// <summary>Whether it was raised; it is lowered by that.</summary>
    public bool Take() => Interlocked.Exchange(ref _raised, New()).Task.IsCompleted;

    public async Task WaitAsync(WatchPause pause, TimeProvider clock, CancellationToken stop)
    {
        var begun = clock.GetTimestamp();
        await Volatile.Read(ref _raised).Task.WaitAsync(pause.AtMost, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (pause.AtLeast - clock.GetElapsedTime(begun) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
