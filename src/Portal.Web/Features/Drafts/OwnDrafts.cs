using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Drafts;

/// <summary>
/// Where the viewer has drafts, for every mark and count on the page. Scoped: read once for each viewer, and again when one of
/// their drafts begins or ends, in whichever window.
/// </summary>
public sealed partial class OwnDrafts(DraftListing listing, DraftChanges changes, CurrentCaller callers, TimeProvider time, ILogger<OwnDrafts> logger) : IDisposable
{
    // Whoever types saves every few seconds; the marks need not follow each.
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _gone = new();
    private Task? _started;
    private ITimer? _reading;
    private Caller? _caller;
    private HashSet<string> _contacts = [];

    /// <summary>Raised on any thread.</summary>
    public event Action? Changed;

    public int Count { get; private set; }

    public bool HasOf(string contactId) => _contacts.Contains(contactId);

    /// <summary>Reads them, if that has not been done yet, and follows them from then on.</summary>
    public Task StartAsync() => _started ??= BeginAsync();

    public void Dispose()
    {
        changes.Changed -= Hear;
        _gone.Cancel();
        _reading?.Dispose();
        _gone.Dispose();
    }

    private async Task BeginAsync()
    {
        try
        {
            _caller = await callers.RequireAsync(_gone.Token);
            _reading = time.CreateTimer(_ => _ = ReadAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            changes.Changed += Hear;
            await ReadAsync();
        }
        catch (NoCallerException)
        {
            return; // the page is led to the sign-in
        }
        catch (Exception exception) when (StorageFault.Of(exception) is not null)
        {
            LogNotRead(exception);
        }
    }

    private void Hear(DraftChange change)
    {
        if (change.LocationId == _caller?.LocationId && change.AuthorId == _caller.PersonId)
        {
            _reading?.Change(Calm, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            var marks = _caller is null ? [] : await listing.MarksAsync(_caller, _gone.Token);
            var contacts = marks.Select(m => m.ContactId).ToHashSet(StringComparer.Ordinal);
            var isNew = marks.Count != Count || !contacts.SetEquals(_contacts);
            (Count, _contacts) = (marks.Count, contacts);
            if (isNew)
            {
                Changed?.Invoke();
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            return;
        }
        catch (Exception exception)
        {
            LogNotRead(exception); // the next change brings the next try
        }
    }

    [LoggerMessage(LogLevel.Error, "The marks of drafts could not be read.")]
    private partial void LogNotRead(Exception exception);
}
