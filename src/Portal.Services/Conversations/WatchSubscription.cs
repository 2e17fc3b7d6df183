using Portal.Services.People;

namespace Portal.Services.Conversations;

/// <summary>One open page. It is told of changes one after another; those that happen meanwhile become one.</summary>
public sealed class WatchSubscription : IDisposable
{
    private readonly Func<Task> _changed;
    private readonly Action<Exception> _failed;
    private readonly Action _seen;
    private readonly Action<WatchSubscription> _ended;
    private readonly Lock _gate = new();
    private bool _isRunning;
    private bool _isPending;
    private bool _isDisposed;

    internal WatchSubscription(Caller caller, Func<Task> changed, Action<Exception> failed, Action seen, Action<WatchSubscription> ended) =>
        (Caller, _changed, _failed, _seen, _ended) = (caller, changed, failed, seen, ended);

    internal Caller Caller { get; }

    /// <summary>Whether the page is on somebody's screen, and not in a tab behind another. It is, until it says otherwise.</summary>
    public bool IsSeen
    {
        get;
        set
        {
            var appears = value && !field;
            field = value;
            if (appears)
            {
                _seen();
            }
        }
    } = true;

    internal void Raise()
    {
        lock (_gate)
        {
            _isPending = !_isDisposed;
            if (_isRunning || !_isPending)
            {
                return;
            }

            _isRunning = true;
        }

        _ = Task.Run(RunAsync);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            _isPending = false;
        }

        _ended(this);
    }

    private async Task RunAsync()
    {
        while (TakePending())
        {
            try
            {
                await _changed();
            }
            catch (Exception exception)
            {
                _failed(exception); // a page's own trouble must not silence the others
            }
        }
    }

    private bool TakePending()
    {
        lock (_gate)
        {
            _isRunning = _isPending;
            _isPending = false;
            return _isRunning;
        }
    }
}
