using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Portal.Tests.Support;

/// <summary>What work costs this thread's processor, whatever else the machine does meanwhile.</summary>
internal static class ProcessorTime
{
    private const int ThreadClock = 3; // CLOCK_THREAD_CPUTIME_ID
    private const int Times = 8;

    // Work that grows by the square costs eight times as much in one piece as in eight.
    private const int Most = 3;
    private static readonly TimeSpan Unmeasurable = TimeSpan.FromMilliseconds(100);

    /// <summary>Fails unless one long input costs about as much as eight that are together as long.</summary>
    public static void GrowsWithLength(Func<int, string> make, Action<string> work, int length = 25_000)
    {
        var (part, whole) = (make(length), make(length * Times));
        work(part); // compiles it
        var inParts = Least(() =>
        {
            for (var i = 0; i < Times; i++)
            {
                work(part);
            }
        });
        var atOnce = Least(() => work(whole));

        Assert.True(atOnce <= (inParts * Most) + Unmeasurable, $"{Times} times {part.Length} characters took {inParts.TotalMilliseconds} ms, {whole.Length} at once {atOnce.TotalMilliseconds} ms.");
    }

    public static TimeSpan Of(Action work)
    {
        var before = Now();
        work();
        return Now() - before;
    }

    /// <summary>The least of three times: collecting garbage and compiling again are not the work's own cost.</summary>
    public static TimeSpan Least(Action work) => Enumerable.Range(0, 3).Min(_ => Of(work));

    private static TimeSpan Now() =>
        OperatingSystem.IsLinux() && ClockGetTime(ThreadClock, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
            : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct TimeSpec(nint Seconds, nint Nanoseconds);
}
