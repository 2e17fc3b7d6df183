using Portal.Services.Conversations;
using Portal.Services.People;

namespace Portal.Web.Features.Conversations;

/// <summary>One pane's subscription: reads again when something changed, at most four times a second or once in <paramref name="pace"/>, until the pane is gone.</summary>
internal sealed class LiveUpdates(ConversationWatch watch, TimeProvider time, TimeSpan? pace = null) : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);
    private readonly TimeSpan _pace = pace ?? TimeSpan.FromMilliseconds(250);
    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _subscription;

    /// <summary>Cancelled when the pane is gone.</summary>
    public CancellationToken Gone => _gone.Token;

    /// <summary>Calls <paramref name="refresh"/> by <paramref name="onPane"/>, and again after a while when it answers that it did not succeed.</summary>
    public void Start(Caller caller, string? contactId, Func<Func<Task>, Task> onPane, Func<Task<bool>> refresh)
    {
        if (!_gone.IsCancellationRequested)
        {
            _subscription = watch.Subscribe(caller, contactId, () => PacedAsync(onPane, refresh));
        }
    }

    public void Dispose()
    {
        _gone.Cancel();
        _subscription?.Dispose();
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
