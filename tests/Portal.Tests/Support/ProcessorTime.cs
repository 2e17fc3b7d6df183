using System.Diagnostics;
using System.Globalization;

namespace Portal.Tests.Support;

/// <summary>What work costs this thread's processor, whatever else the machine does meanwhile.</summary>
public static class ProcessorTime
{
    private const string OfThread = "/proc/thread-self/schedstat";
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

    private static TimeSpan Least(Action work) => Enumerable.Range(0, 2).Min(_ =>
    {
        var start = Now();
        work();
        return Now() - start;
    });

    private static TimeSpan Now() => File.Exists(OfThread)
        ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(OfThread).Split(' ')[0], CultureInfo.InvariantCulture) / 1000.0)
        : Stopwatch.GetElapsedTime(0);
}
