using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Web.Features.Lists;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Drafts;

/// <summary>
/// Where the viewer has drafts, for every mark and count on the page. Scoped: read once for each viewer, and again when one of
/// their drafts begins or ends, in whichever window.
/// </summary>
public sealed partial class OwnDrafts(DraftListing listing, LiveChanges changes, CurrentCaller callers, TimeProvider time, ILogger<OwnDrafts> logger) : IDisposable
{
    private static readonly TimeSpan NextTry = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _gone = new();
    private Task? _started;
    private ITimer? _again;
    private IDisposable? _following;
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
        _following?.Dispose();
        _gone.Cancel();
        _again?.Dispose();
        _gone.Dispose();
    }

    private async Task BeginAsync()
    {
        _again = time.CreateTimer(_ => _ = ReadAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        try
        {
            var caller = _caller ??= await callers.RequireAsync(_gone.Token);
            _following ??= changes.Follow(caller, changed => changed.Drafts.Any(change => change.AuthorId == caller.PersonId) ? ReadAsync() : Task.CompletedTask);
            var marks = await listing.MarksAsync(caller, _gone.Token);
            var contacts = marks.Select(m => m.ContactId).ToHashSet(StringComparer.Ordinal);
            var isNew = marks.Count != Count || !contacts.SetEquals(_contacts);
            (Count, _contacts) = (marks.Count, contacts);
            if (isNew)
            {
                Changed?.Invoke();
            }
        }
        catch (NoCallerException)
        {
            return; // the page is led to the sign-in
        }
        catch (Exception) when (_gone.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            if (!StorageFault.Explains(exception))
            {
                LogNotRead(exception);
            }

            _again?.Change(NextTry, Timeout.InfiniteTimeSpan);
        }
    }

    [LoggerMessage(LogLevel.Error, "The marks of drafts could not be read; it is tried again.")]
    private partial void LogNotRead(Exception exception);
}
