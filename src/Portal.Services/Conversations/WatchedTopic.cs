using System.Collections.Immutable;
using Portal.Services.Contacts;
using Portal.Services.People;

namespace Portal.Services.Conversations;

/// <summary>One topic while somebody looks at it: who looks, what was seen last, and the loop that looks again.</summary>
internal sealed class WatchedTopic(WatchTopic topic, WatchPolls polls, ToldAccounts told, TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private ImmutableList<WatchSubscription> _subscriptions = [];
    private long? _seen;
    private readonly Wake _wake = new();
    private bool _isCertain;
    private bool _isClosed; // the last look was not allowed
    private int _turn;

    // As long as the service's shorter limit counts.
    private static readonly TimeSpan Just = TimeSpan.FromSeconds(10);
    private long _toldAt = long.MinValue;

    public WatchTopic Topic { get; } = topic;

    public bool WasJustTold => Volatile.Read(ref _toldAt) is not long.MinValue and var at && clock.GetElapsedTime(at) < Just;

    public bool IsEmpty => _subscriptions.IsEmpty;

    /// <summary>Whether any of its pages is on somebody's screen.</summary>
    public bool IsSeen => _subscriptions.Exists(subscription => subscription.IsSeen);

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

    /// <summary>Does not wait for the time of the next look. <paramref name="isCertain"/>: pages are to read again even where the look finds nothing new, as it sees no contact's details.</summary>
    public void LookNow(bool isCertain)
    {
        if (isCertain)
        {
            Volatile.Write(ref _isCertain, true);
        }

        Volatile.Write(ref _toldAt, clock.GetTimestamp());
        _wake.Raise();
    }

    /// <summary>Looks again and again until this is disposed.</summary>
    public Task RunAsync(TopicPace pace)
    {
        var stop = _stopping.Token; // taken now: once disposed, the source gives none
        return Task.Run(() => RunAsync(pace, stop), CancellationToken.None);
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task RunAsync(TopicPace pace, CancellationToken stop)
    {
        var pause = pace.Pause;
        while (true)
        {
            await _wake.WaitAsync(pause, clock, stop);
            if (stop.IsCancellationRequested)
            {
                return;
            }

            pause = polls.ShouldWait(Topic) ? Exactly(pace.Usual) : await LookAsync(pause, pace, stop);
        }
    }

    private async Task<WatchPause> LookAsync(WatchPause before, TopicPace pace, CancellationToken stop)
    {
        if (NextCaller() is not { } caller)
        {
            return pace.Pause;
        }

        var wasTold = _wake.Take(); // what is told from here on may not be seen by this look
        switch (await polls.LookAsync(caller, Topic, stop))
        {
            case Reading<long>.Found found:
                // HighLevel may tell of something a moment before it can be read.
                return RaiseIfNew(found.Value) || !wasTold ? pace.Pause : new WatchPause(pace.Usual, pace.AtLeast);
            case Reading<long>.Unavailable unavailable:
                return AfterFailure(before, pace, unavailable.RetryAfter);
            default:
                _turn++; // perhaps another one who looks may
                Close();
                return AfterFailure(before, pace, null);
        }
    }

    // Where looking fails, being told does not make it come sooner.
    private static WatchPause AfterFailure(WatchPause before, TopicPace pace, TimeSpan? asked) =>
        Exactly(WatchPace.AfterFailure(before.AtLeast == before.AtMost ? before.AtMost : pace.Usual, asked));

    private static WatchPause Exactly(TimeSpan wait) => new(wait, wait);

    private Caller? NextCaller()
    {
        var subscriptions = _subscriptions;
        return subscriptions.IsEmpty ? null : subscriptions[_turn % subscriptions.Count].Caller;
    }

    // Pages are told once: each finds out for itself whether it may still read, and says so.
    private void Close()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            Raise();
        }
    }

    private bool RaiseIfNew(long fingerprint)
    {
        long? before;
        lock (_gate)
        {
            (before, _seen) = (_seen, fingerprint);
        }

        var isNew = before != fingerprint || _isClosed; // pages that say so can be read again
        _isClosed = false;
        if (before != fingerprint && before is not null && Topic.ContactId is null)
        {
            told.Found(Topic.LocationId); // the list only: of what becomes of a message in a thread nothing is ever told
        }

        if (Interlocked.Exchange(ref _isCertain, false) || isNew)
        {
            Raise();
        }

        return isNew;
    }
}
