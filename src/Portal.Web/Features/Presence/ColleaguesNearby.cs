using Portal.Services.People;
using Portal.Services.Presence;
using Portal.Services.Storage;
using Portal.Web.Features.Lists;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Presence;

/// <summary>Which colleagues are at which contact, for every mark on the page. Scoped: read once for each viewer, and again as they come and go.</summary>
internal sealed partial class ColleaguesNearby(PresenceService presence, LiveChanges changes, CurrentCaller callers, ILogger<ColleaguesNearby> logger) : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private Task? _started;
    private IDisposable? _following;
    private Caller? _caller;
    private IReadOnlyDictionary<string, IReadOnlyList<PresentColleague>> _at = new Dictionary<string, IReadOnlyList<PresentColleague>>();

    /// <summary>Raised on any thread.</summary>
    public event Action? Changed;

    public IReadOnlyList<PresentColleague> At(string contactId) => _at.GetValueOrDefault(contactId) ?? [];

    /// <summary>Reads them, if that has not been done yet, and follows them from then on.</summary>
    public Task StartAsync() => _started ??= ReadAsync();

    public void Dispose()
    {
        _following?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    // What can't be read now is read when the next one comes or goes.
    private async Task ReadAsync()
    {
        try
        {
            var caller = _caller ??= await callers.RequireAsync(_gone.Token);
            _following ??= changes.Follow(caller, changed => changed.Presence.Count > 0 ? ReadAsync() : Task.CompletedTask);
            _at = await presence.ColleaguesAsync(caller, _gone.Token);
            Changed?.Invoke();
        }
        catch (NoCallerException)
        {
            return; // the page is led to the sign-in
        }
        catch (Exception exception)
        {
            if (!_gone.IsCancellationRequested && !StorageFault.Explains(exception))
            {
                LogNotRead(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Who else is at which contact could not be read.")]
    private partial void LogNotRead(Exception exception);
}
