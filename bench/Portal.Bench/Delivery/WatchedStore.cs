using Portal.Services.Delivery;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Bench.Delivery;

/// <summary>Knows whether anybody waits for the database just now.</summary>
internal sealed class WatchedStore(IDeliveryStore store) : IDeliveryStore
{
    private int _busy;

    public int Busy => Volatile.Read(ref _busy);

    public Nodes Nodes => store.Nodes;

    public Task<IReadOnlyList<DueAccount>> DueAsync(CancellationToken cancellationToken) => WatchAsync(() => store.DueAsync(cancellationToken));

    public Task<IReadOnlyList<Message>> ClaimAsync(IReadOnlyList<ClaimShare> shares, CancellationToken cancellationToken) =>
        WatchAsync(() => store.ClaimAsync(shares, cancellationToken));

    public Task<IReadOnlyList<bool>> StepAsync(IReadOnlyList<DeliveryStep> steps, CancellationToken cancellationToken) =>
        WatchAsync(() => store.StepAsync(steps, cancellationToken));

    public Task<IReadOnlyList<bool>> EndAsync(IReadOnlyList<ClaimEnd> ends, CancellationToken cancellationToken) =>
        WatchAsync(() => store.EndAsync(ends, cancellationToken));

    public Task<IReadOnlyList<string>> BusySinceAsync(DateTime since, CancellationToken cancellationToken) =>
        WatchAsync(() => store.BusySinceAsync(since, cancellationToken));

    public Task<DateTime?> NextCheckAsync(CancellationToken cancellationToken) => WatchAsync(() => store.NextCheckAsync(cancellationToken));

    public Task<IReadOnlyList<Message>> ClaimedAsync(CancellationToken cancellationToken) => WatchAsync(() => store.ClaimedAsync(cancellationToken));

    public Task<DateTime?> LastRoundAsync(CancellationToken cancellationToken) => WatchAsync(() => store.LastRoundAsync(cancellationToken));

    public Task NoteRoundAsync(DateTime at, CancellationToken cancellationToken) => store.NoteRoundAsync(at, cancellationToken);

    public Task<bool> HaveAnsweredAsync(Message message, DateTime since, CancellationToken cancellationToken) =>
        WatchAsync(() => store.HaveAnsweredAsync(message, since, cancellationToken));

    public Task<IReadOnlyList<Message>> OverdueAsync(DateTime dueBefore, int most, CancellationToken cancellationToken) =>
        WatchAsync(() => store.OverdueAsync(dueBefore, most, cancellationToken));

    public Task<IReadOnlyList<Message>> TakeChecksAsync(CheckShare share, DateTime until, CancellationToken cancellationToken) =>
        WatchAsync(() => store.TakeChecksAsync(share, until, cancellationToken));

    public Task<Matching> MatchAsync(Message unknown, IReadOnlyList<Sighting> sightings, DateTime checkAt, CancellationToken cancellationToken) =>
        WatchAsync(() => store.MatchAsync(unknown, sightings, checkAt, cancellationToken));

    private async Task<T> WatchAsync<T>(Func<Task<T>> work)
    {
        Interlocked.Increment(ref _busy);
        try
        {
            return await work();
        }
        finally
        {
            Interlocked.Decrement(ref _busy);
        }
    }
}
