using Portal.Tests.Support;

namespace Portal.Bench.Delivery;

internal static class VirtualTime
{
    private const int Looks = 5;

    /// <summary>Lets the clock run to its next timer once nothing else is going on, as <paramref name="isQuiet"/> says it several times in a row.</summary>
    public static async Task PassAsync(TestClock clock, Func<bool> isQuiet, CancellationToken cancellationToken)
    {
        for (var quiet = 0; quiet < Looks; quiet = isQuiet() ? quiet + 1 : 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), cancellationToken);
        }

        clock.Advance(clock.UntilNext ?? throw new InvalidOperationException("Nothing waits for the clock, and so nothing will happen."));
    }
}
