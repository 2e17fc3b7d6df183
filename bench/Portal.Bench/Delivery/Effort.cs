using System.Diagnostics;

namespace Portal.Bench.Delivery;

/// <summary>What a piece of work took of time, and of this process's processor time.</summary>
internal sealed record Effort(TimeSpan Elapsed, TimeSpan Processor)
{
    public static async Task<Effort> OfAsync(Func<Task> work)
    {
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var started = TimeProvider.System.GetTimestamp();
        await work();
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        process.Refresh();
        return new Effort(elapsed, process.TotalProcessorTime - processor);
    }

    public double PerSecond(int count) => count / Elapsed.TotalSeconds;

    /// <summary>In milliseconds.</summary>
    public double ProcessorOf(int count) => Processor.TotalMilliseconds / count;
}
