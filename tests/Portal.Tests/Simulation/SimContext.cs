namespace Portal.Tests.Simulation;

/// <summary>Runs every continuation of a simulation on one thread, in the order in which they came up.</summary>
internal sealed class SimContext : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();

    public override void Post(SendOrPostCallback d, object? state) => _ready.Enqueue((d, state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nothing here waits for another thread.");

    /// <summary>Runs until <paramref name="isOver"/>, nothing can happen any more, or virtual time has run out; false in the last case.</summary>
    public static bool Run(SimClock clock, TimeSpan atMost, Action start, Func<bool> isOver)
    {
        var context = new SimContext();
        var before = Current;
        SetSynchronizationContext(context);
        try
        {
            start();
            do
            {
                while (context._ready.TryDequeue(out var next))
                {
                    next.Callback(next.State);
                }
            }
            while (!isOver() && clock.Elapsed < atMost && clock.FireNext());
            return isOver();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
