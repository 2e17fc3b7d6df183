using System.Collections.Immutable;
using Portal.Services.Contacts;
using Portal.Services.People;

namespace Portal.Services.Conversations;

/// <summary>One topic while somebody looks at it: who looks, what was seen last, and the loop that looks again.</summary>
internal sealed class WatchedTopic(WatchTopic topic, WatchPolls polls, TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private ImmutableList<WatchSubscription> _subscriptions = [];
    private long? _seen;
    private int _turn;

    public WatchTopic Topic { get; } = topic;

    public bool IsEmpty => _subscriptions.IsEmpty;

    public void Add(WatchSubscription subscription) => ImmutableInterlocked.Update(ref _subscriptions, list => list.Add(subscription));

    public void Remove(WatchSubscription subscription) => ImmutableInterlocked.Update(ref _subscriptions, list => list.Remove(subscription));

    public void Raise() => _subscriptions.ForEach(subscription => subscription.Raise());

    /// <summary>What a page has just read, so that the first look has something to compare with.</summary>
    public void Note(long fingerprint)
    {
        lock (_gate)
        {
            _seen ??= fingerprint;
        }
    }

    /// <summary>Looks again and again until this is disposed. <paramref name="usual"/> is how long to wait while all is well.</summary>
    public Task RunAsync(Func<TimeSpan> usual)
    {
        var stop = _stopping.Token; // taken now: once disposed, the source gives none
        return Task.Run(() => RunAsync(usual, stop), CancellationToken.None);
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task RunAsync(Func<TimeSpan> usual, CancellationToken stop)
    {
        var wait = usual();
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(wait, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = stop.IsCancellationRequested || polls.ShouldWait(Topic) ? usual() : await LookAsync(wait, usual, stop);
        }
    }

    private async Task<TimeSpan> LookAsync(TimeSpan waited, Func<TimeSpan> usual, CancellationToken stop)
    {
        if (NextCaller() is not { } caller)
        {
            return usual();
        }

        switch (await polls.LookAsync(caller, Topic, stop))
        {
            case Reading<long>.Found found:
                RaiseIfNew(found.Value);
                return usual();
            case Reading<long>.Unavailable unavailable:
                return WatchPace.AfterFailure(waited, unavailable.RetryAfter);
            default:
                _turn++; // perhaps another one who looks may
                return WatchPace.AfterFailure(waited, null);
        }
    }

    private Caller? NextCaller()
    {
        var subscriptions = _subscriptions;
        return subscriptions.IsEmpty ? null : subscriptions[_turn % subscriptions.Count].Caller;
    }

    private void RaiseIfNew(long fingerprint)
    {
        bool isNew;
        lock (_gate)
        {
            isNew = _seen != fingerprint;
            _seen = fingerprint;
        }

        if (isNew)
        {
            Raise();
        }
    }
}
