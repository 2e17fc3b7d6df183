using Portal.Services.Conversations;
using Portal.Services.People;

namespace Portal.Web.Features.Reading;

/// <summary>One pane's subscription: reads again when something changed, at most four times a second or once in <paramref name="pace"/>, until the pane is gone.</summary>
internal sealed class LiveUpdates(ConversationWatch watch, PageSight sight, TimeProvider time, TimeSpan? pace = null) : IDisposable
{
    /// <summary>How long what could not be read is left before it is asked for again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    // A longer wait that the service asks for is for who sends much; a page that somebody looks at asks now and then.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly TimeSpan _pace = pace ?? TimeSpan.FromMilliseconds(250);
    private readonly CancellationTokenSource _gone = new();
    private WatchSubscription? _subscription;
    private Func<Task>? _read;
    private bool _isBehind;
    private bool _isReadingAgain;
    private TimeSpan _until = Again;

    /// <summary>Cancelled when the pane is gone.</summary>
    public CancellationToken Gone => _gone.Token;

    /// <summary>Calls <paramref name="refresh"/> by <paramref name="onPane"/>, and again after a while when it answers that it did not succeed.</summary>
    public void Start(Caller caller, string? contactId, Func<Func<Task>, Task> onPane, Func<Task<bool>> refresh)
    {
        if (!_gone.IsCancellationRequested)
        {
            _read = () => PacedAsync(onPane, refresh);
            _subscription = watch.Subscribe(caller, contactId, _read);
            sight.Changed += Look;
            Look();
            if (_isBehind)
            {
                ReadAgain(_until);
            }
        }
    }

    /// <summary>What the pane has just asked for could not be read: it is asked for again until it is there, whether or not anything changes.</summary>
    /// <param name="asked">How long the service asked to wait; null where it did not say.</param>
    public void ReadAgain(TimeSpan? asked = null)
    {
        (_isBehind, _until) = (true, UntilNext(asked));
        if (_read is { } read && !_isReadingAgain)
        {
            _isReadingAgain = true;
            _ = ReadAgainAsync(read);
        }
    }

    /// <summary>When it is asked for again.</summary>
    public static TimeSpan UntilNext(TimeSpan? asked) => asked is not { } wait || wait < Again ? Again : wait < Longest ? wait : Longest;

    public void Dispose()
    {
        _gone.Cancel();
        sight.Changed -= Look;
        _subscription?.Dispose();
    }

    private void Look()
    {
        if (_subscription is { } subscription)
        {
            subscription.IsSeen = sight.IsSeen;
        }
    }

    private async Task ReadAgainAsync(Func<Task> read)
    {
        try
        {
            await Task.Delay(_until, time, Gone);
            _isBehind = false;
            await read();
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            _isReadingAgain = false;
        }
    }

    private async Task PacedAsync(Func<Func<Task>, Task> onPane, Func<Task<bool>> refresh)
    {
        try
        {
            var isFresh = false;
            while (!isFresh)
            {
                await onPane(async () => isFresh = await refresh());
                await Task.Delay(isFresh ? _pace : Again, time, Gone); // the watch never calls twice at a time
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            return;
        }
    }
}
