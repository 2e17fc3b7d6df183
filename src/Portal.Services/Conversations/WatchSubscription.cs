using Portal.Services.People;

namespace Portal.Services.Conversations;

/// <summary>One open page. It is told of changes one after another; those that happen meanwhile become one.</summary>
internal sealed class WatchSubscription(Caller caller, Func<Task> changed, Action<Exception> failed, Action<WatchSubscription> ended) : IDisposable
{
    private readonly Lock _gate = new();
    private bool _isRunning;
    private bool _isPending;
    private bool _isDisposed;

    public Caller Caller { get; } = caller;

    public void Raise()
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

        ended(this);
    }

    private async Task RunAsync()
    {
        while (TakePending())
        {
            try
            {
                await changed();
            }
            catch (Exception exception)
            {
                failed(exception); // a page's own trouble must not silence the others
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
