using Microsoft.AspNetCore.Components;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Lists;

/// <summary>A page that lists what is stored: it reads it for who is signed in, again when it has changed, and says when nobody is signed in any more.</summary>
public abstract partial class LiveList : ComponentBase, IDisposable
{
    private static readonly TimeSpan NextTry = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _ending = new();
    private IDisposable? _following;
    private ITimer? _again;

    protected LiveList() => Ending = _ending.Token;

    [Inject]
    public required CurrentCaller Callers { get; init; }

    [Inject]
    public required LiveChanges Changes { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required ILogger<LiveList> Logger { get; init; }

    /// <summary>Null until the first reading, and where nobody is let in.</summary>
    protected Caller? Caller { get; private set; }

    /// <summary>Why nothing is shown, as a sentence.</summary>
    protected string? Problem { get; private set; }

    /// <summary>Cancelled when the page is gone.</summary>
    protected CancellationToken Ending { get; }

    private bool IsOver => _ending.IsCancellationRequested;

    /// <summary>Reads what is to be listed.</summary>
    protected abstract Task ReadAsync(Caller caller);

    /// <summary>Whether the list has to be read again.</summary>
    protected abstract bool IsOf(Changed changed);

    /// <summary>Nobody is signed in any more: nothing of the list may be seen.</summary>
    protected abstract void Clear();

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (Caller is { } caller && !_ending.IsCancellationRequested)
        {
            _following ??= Changes.Follow(caller, changed => IsOf(changed) ? InvokeAsync(ReloadAsync) : Task.CompletedTask);
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        _following?.Dispose();
        _again?.Dispose();
        _ending.Cancel();
        _ending.Dispose();
    }

    protected Task LoadAsync() => AsCallerAsync(
        async caller =>
        {
            Caller = caller;
            await ReadAsync(caller);
            Problem = null;
        },
        fault => fault?.Sentence ?? "The list can’t be read just now. This page tries again by itself.");

    /// <summary>
    /// The one place that knows what to do when nobody is signed in any more, or when nothing can be read or stored just now; that is said with
    /// <paramref name="failure"/>, and the list is read again a little later.
    /// </summary>
    protected async Task AsCallerAsync(Func<Caller, Task> work, Func<StorageFault?, string> failure)
    {
        try
        {
            await work(await Callers.RequireAsync(Ending));
        }
        catch (NoCallerException gone)
        {
            Problem = gone.Message;
            Clear();
        }
        catch (Exception exception) when (!IsOver && exception is not OperationCanceledException)
        {
            if (!StorageFault.Explains(exception))
            {
                LogFailed(Logger, exception, failure(null));
            }

            Problem = failure(StorageFault.Of(exception));
            _again ??= Time.CreateTimer(_ => _ = InvokeAsync(ReloadAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _again.Change(NextTry, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task ReloadAsync()
    {
        try
        {
            await LoadAsync();
            StateHasChanged();
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ObjectDisposedException))
        {
            await DispatchExceptionAsync(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "A list failed, and is read again: {Failure}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string failure);
}
