using Portal.Services.Conversations;
using Portal.Services.People;

namespace Portal.Web.Features.Conversations;

/// <summary>One pane's subscription: reads again when something changed, at most four times a second, until the pane is gone.</summary>
internal sealed class LiveUpdates(ConversationWatch watch, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);
    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _subscription;

    /// <summary>Cancelled when the pane is gone.</summary>
    public CancellationToken Gone => _gone.Token;

    /// <summary><paramref name="refresh"/> has to go to the pane's own thread by itself.</summary>
    public void Start(Caller caller, string? contactId, Func<Task> refresh)
    {
        if (!_gone.IsCancellationRequested)
        {
            _subscription = watch.Subscribe(caller, contactId, () => PacedAsync(refresh));
        }
    }

    public void Dispose()
    {
        _gone.Cancel();
        _subscription?.Dispose();
    }

    private async Task PacedAsync(Func<Task> refresh)
    {
        try
        {
            await refresh();
            await Task.Delay(Pace, time, Gone); // the watch never calls twice at a time
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            return;
        }
    }
}
