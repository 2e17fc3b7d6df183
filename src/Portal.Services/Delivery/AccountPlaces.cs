namespace Portal.Services.Delivery;

/// <summary>The places of one sub-account. Not safe for use by several at once: <see cref="Places"/> sees to that.</summary>
internal sealed class AccountPlaces(TimeProvider clock)
{
    // What is claimed ahead can no longer be taken back, so it must be under way before a person could blink.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Measured = TimeSpan.FromMilliseconds(50);
    private const int MostAhead = 80;

    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _running;
    private int _answers;
    private double _perSecond;
    private long _since = clock.GetTimestamp();

    /// <summary>Claimed and not answered yet.</summary>
    public int Taken { get; set; }

    /// <summary>How many messages may be claimed beyond those whose requests run: none where the service takes its time.</summary>
    public int Ahead => clock.GetElapsedTime(_since) > 5 * Measured ? 0 : Math.Min(MostAhead, (int)(_perSecond * LongestWait.TotalSeconds));

    /// <summary>How many to claim now, beside so many requests. Those ahead are filled up half at a time: each claim is a commit.</summary>
    public int Wanted(int running) => Taken < running + ((Ahead + 1) / 2) ? running + Ahead - Taken : 0;

    public Task StartAsync(int most)
    {
        if (_running < most)
        {
            _running++;
            return Task.CompletedTask;
        }

        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(turn);
        return turn.Task;
    }

    public void Answered()
    {
        Taken--;
        Measure();
        if (_waiting.TryDequeue(out var next))
        {
            next.SetResult();
        }
        else
        {
            _running--;
        }
    }

    private void Measure()
    {
        _answers++;
        var elapsed = clock.GetElapsedTime(_since);
        if (elapsed >= Measured)
        {
            (_perSecond, _answers, _since) = (_answers / elapsed.TotalSeconds, 0, clock.GetTimestamp());
        }
    }
}
