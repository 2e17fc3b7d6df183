using Portal.Tests.Support;

namespace Portal.Tests.Conversations;

/// <summary>Somebody who looks: counts how often it was told that something is new.</summary>
internal sealed class WatchingPage
{
    private int _told;
    private int _atOnce;

    public int Told => Volatile.Read(ref _told);

    public int MostAtOnce { get; private set; }

    public TaskCompletionSource? Busy { get; init; }

    public async Task ToldAsync()
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atOnce));
        Interlocked.Increment(ref _told);
        await (Busy?.Task ?? Task.CompletedTask);
        Interlocked.Decrement(ref _atOnce);
    }

    public Task ToldTimesAsync(int times) => Eventually.BeTrueAsync(() => Told >= times);
}
