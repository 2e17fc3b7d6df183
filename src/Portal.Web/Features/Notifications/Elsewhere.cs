using Portal.Services.Notifications;
using Portal.Services.Storage;
using Portal.Web.Features.Reading;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Notifications;

/// <summary>How many conversations are unread in the other sub-accounts of the viewer, looked at once a minute while somebody looks at the page. Scoped.</summary>
internal sealed partial class Elsewhere(CurrentCaller callers, UnreadCounts counts, PageSight sight, TimeProvider time, ILogger<Elsewhere> logger) : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private Dictionary<string, int> _counts = [];
    private ITimer? _timer;

    /// <summary>Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>In all of them together.</summary>
    public int Total => _counts.Values.Sum();

    /// <summary>0 where there is nothing unread, and where nobody knows.</summary>
    public int Of(string locationId) => _counts.GetValueOrDefault(locationId);

    public void Start() => _timer ??= time.CreateTimer(_ => _ = ReadAsync(), null, TimeSpan.FromSeconds(2), UnreadCounts.Fresh);

    public void Dispose()
    {
        _timer?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            if (sight.IsSeen && !_gone.IsCancellationRequested)
            {
                var found = new Dictionary<string, int>();
                foreach (var caller in await callers.ElsewhereAsync(_gone.Token))
                {
                    found[caller.LocationId] = await counts.OfAsync(caller, _gone.Token) ?? 0;
                }

                _counts = found;
                Changed?.Invoke();
            }
        }
        catch (Exception exception) when (exception is NoCallerException or OperationCanceledException or ObjectDisposedException)
        {
            return; // the page is led to the sign-in, or gone
        }
        catch (Exception exception)
        {
            if (!StorageFault.Explains(exception))
            {
                LogNotRead(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "What is unread in other sub-accounts could not be read; it is tried again in a minute.")]
    private partial void LogNotRead(Exception exception);
}
