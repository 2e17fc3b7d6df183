using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.Notifications;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Web.Features.Lists;
using Portal.Web.Features.Reading;

namespace Portal.Web.Features.Notifications;

/// <summary>
/// What is new to the viewer: unread conversations, and what they are told of themselves. Scoped: read once for each viewer, for every count on the
/// page, and again when something changes, at most four times a second.
/// </summary>
internal sealed partial class OwnNews : IDisposable
{
    private readonly ConversationService _conversations;
    private readonly NotificationReading _notifications;
    private readonly LiveChanges _changes;
    private readonly LiveUpdates _updates;
    private readonly Inquiry _inquiry;
    private readonly PreferenceStore _preferences;
    private readonly UnreadRows _unread;
    private readonly ILogger<OwnNews> _logger;
    private HashSet<Guid>? _known;
    private IDisposable? _following;
    private Task? _started;

    public OwnNews(
        ConversationService conversations, NotificationReading notifications, ConversationWatch watch, LiveChanges changes, PageSight sight, Inquiry inquiry, PreferenceStore preferences,
        TimeProvider time, ILogger<OwnNews> logger)
    {
        (_conversations, _notifications, _changes, _inquiry, _preferences, _logger) = (conversations, notifications, changes, inquiry, preferences, logger);
        (_updates, _unread) = (new LiveUpdates(watch, sight, time), new UnreadRows(time));
    }

    /// <summary>A number is another, or the viewer has chosen how they are told. Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>Raised on any thread.</summary>
    public event Action<IReadOnlyList<Arrival>>? Arrived;

    /// <summary>Conversations with unread messages.</summary>
    public int Unread => _unread.Count;

    /// <summary>Notifications that are new.</summary>
    public int New { get; private set; }

    public NoticePreferences Chosen { get; private set; } = new();

    /// <summary>Reads it, if that has not been done yet, and follows it from then on.</summary>
    public Task StartAsync() => _started ??= BeginAsync();

    /// <summary>Changes how the viewer is told; gives a sentence where it could not be stored.</summary>
    public async Task<string?> ChooseAsync(Func<NoticePreferences, NoticePreferences> change)
    {
        try
        {
            if (await _inquiry.FindCallerAsync(CancellationToken.None) is not { } caller)
            {
                return "The session has ended. Sign in again.";
            }

            Chosen = (await _preferences.ChangeAsync(caller, all => all with { Notices = change(all.Notices) }, CancellationToken.None)).Notices;
            Changed?.Invoke();
            return null;
        }
        catch (Exception exception) when (StorageFault.Of(exception) is { } fault)
        {
            return fault.Sentence;
        }
    }

    /// <summary>What is chosen now, perhaps in another tab.</summary>
    public Task<NoticePreferences> LookAsync() => TryAsync(Chosen, async caller => Chosen = (await _preferences.OfAsync(caller.PersonId, _updates.Gone)).Notices);

    public void Dispose()
    {
        _following?.Dispose();
        _updates.Dispose();
    }

    private async Task BeginAsync()
    {
        await TryAsync(false, caller =>
        {
            _following = _changes.Follow(caller, changed => changed.Notifications.Any(n => n.PersonId == caller.PersonId) ? ReadNotificationsAsync() : Task.CompletedTask);
            _updates.Start(caller, contactId: null, work => work(), ReadUnreadAsync);
            return Task.FromResult(true);
        });
        await Task.WhenAll(LookAsync(), ReadNotificationsAsync(), ReadUnreadAsync());
        Changed?.Invoke();
    }

    private Task<bool> ReadNotificationsAsync() => TryAsync(false, async caller =>
    {
        var found = await _notifications.NewAsync(caller, _updates.Gone);
        List<Notification> arrived = [.. found.Where(n => _known?.Contains(n.Id) is false)];
        (_known ??= []).UnionWith(found.Select(n => n.Id));
        New = found.Count;
        Tell([.. arrived.Select(Arrival.Of)]);
        return true;
    });

    // Whether it need not be asked for again soon. Where it can't be known, the old number stays.
    private Task<bool> ReadUnreadAsync() => TryAsync(true, async caller =>
    {
        var reading = await _conversations.UnreadAsync(caller, _updates.Gone);
        if (reading is Reading<IReadOnlyList<ConversationSummary>>.Found(var rows))
        {
            Tell([.. _unread.Take(rows).Select(Arrival.Of)]);
        }

        return reading is not Reading<IReadOnlyList<ConversationSummary>>.Unavailable;
    });

    private void Tell(IReadOnlyList<Arrival> arrived)
    {
        Changed?.Invoke();
        if (arrived.Count > 0)
        {
            Arrived?.Invoke(arrived);
        }
    }

    private async Task<T> TryAsync<T>(T otherwise, Func<Caller, Task<T>> work)
    {
        try
        {
            return !_updates.Gone.IsCancellationRequested && await _inquiry.FindCallerAsync(_updates.Gone) is { } caller ? await work(caller) : otherwise;
        }
        catch (Exception) when (_updates.Gone.IsCancellationRequested)
        {
            return otherwise;
        }
        catch (Exception exception)
        {
            if (!StorageFault.Explains(exception))
            {
                LogNotRead(exception);
            }

            return otherwise;
        }
    }

    [LoggerMessage(LogLevel.Error, "What is new could not be read; the next change brings the next try.")]
    private partial void LogNotRead(Exception exception);
}
