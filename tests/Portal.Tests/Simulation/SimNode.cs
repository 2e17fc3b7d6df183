namespace Portal.Tests.Simulation;

/// <summary>One portal process: it can be killed, after which nothing of it happens any more, and put to sleep, after which it goes on as if nothing had been.</summary>
internal sealed class SimNode(World world, int number)
{
    private readonly TaskCompletionSource _never = new();
    private TimeSpan _asleepUntil;

    public int Number { get; } = number;

    public bool IsDead { get; private set; }

    public void Kill()
    {
        IsDead = true;
        world.Say($"n{Number} killed");
    }

    public void Sleep(TimeSpan time)
    {
        _asleepUntil = world.Clock.Elapsed + time;
        world.Say($"n{Number} asleep for {time.TotalSeconds:0} s");
    }

    /// <summary>Passed by everything that the node does outside of itself, on the way out and on the way back.</summary>
    public async Task GateAsync()
    {
        while (!IsDead && _asleepUntil > world.Clock.Elapsed)
        {
            await Task.Delay(_asleepUntil - world.Clock.Elapsed + TimeSpan.FromMilliseconds(1), world.Clock); // delays are cut to whole milliseconds
        }

        if (IsDead)
        {
            await _never.Task;
        }
    }
}
