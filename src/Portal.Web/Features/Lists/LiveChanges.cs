using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.Notifications;
using Portal.Services.People;
using Portal.Services.Presence;

namespace Portal.Web.Features.Lists;

/// <summary>
/// Tells everything that one viewer has open what has changed in their sub-account: one subscription for all of it, and many changes
/// at once as one call. Scoped, as the viewer is.
/// </summary>
public sealed class LiveChanges : IDisposable
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(250);
    private readonly Lock _gate = new();
    private readonly MessageChanges _messages;
    private readonly DraftChanges _drafts;
    private readonly NotificationChanges _notifications;
    private readonly PresenceBoard _presence;
    private readonly ITimer _timer;
    private readonly List<Listener> _listeners = [];
    private HashSet<MessageChange> _heardMessages = [];
    private HashSet<DraftChange> _heardDrafts = [];
    private HashSet<NotificationChange> _heardNotifications = [];
    private HashSet<PresenceChange> _heardPresence = [];

    public LiveChanges(MessageChanges messages, DraftChanges drafts, NotificationChanges notifications, PresenceBoard presence, TimeProvider time)
    {
        (_messages, _drafts, _notifications, _presence) = (messages, drafts, notifications, presence);
        _timer = time.CreateTimer(_ => Tell(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _messages.Changed += Hear;
        _drafts.Changed += Hear;
        _notifications.Changed += Hear;
        _presence.Changed += Hear;
    }

    /// <summary>Until what it gives is disposed. <paramref name="tell"/> is called on any thread, and has to go to its page's own by itself.</summary>
    public IDisposable Follow(Caller caller, Func<Changed, Task> tell)
    {
        var listener = new Listener(this, caller.LocationId, tell);
        lock (_gate)
        {
            _listeners.Add(listener);
        }

        return listener;
    }

    public void Dispose()
    {
        _messages.Changed -= Hear;
        _drafts.Changed -= Hear;
        _notifications.Changed -= Hear;
        _presence.Changed -= Hear;
        _timer.Dispose();
    }

    private void Hear(MessageChange change) => Hear(change.LocationId, () => _heardMessages.Add(change));

    private void Hear(DraftChange change) => Hear(change.LocationId, () => _heardDrafts.Add(change));

    private void Hear(NotificationChange change) => Hear(change.LocationId, () => _heardNotifications.Add(change));

    private void Hear(PresenceChange change) => Hear(change.LocationId, () => _heardPresence.Add(change));

    private void Hear(string locationId, Action add)
    {
        lock (_gate)
        {
            if (!_listeners.Exists(listener => listener.LocationId == locationId))
            {
                return;
            }

            if (_heardMessages.Count + _heardDrafts.Count + _heardNotifications.Count + _heardPresence.Count == 0)
            {
                _timer.Change(Calm, Timeout.InfiniteTimeSpan);
            }

            add();
        }
    }

    private void Tell()
    {
        HashSet<MessageChange> messages;
        HashSet<DraftChange> drafts;
        HashSet<NotificationChange> notifications;
        HashSet<PresenceChange> presence;
        Listener[] listeners;
        lock (_gate)
        {
            (messages, drafts, notifications, presence, listeners) = (_heardMessages, _heardDrafts, _heardNotifications, _heardPresence, [.. _listeners]);
            (_heardMessages, _heardDrafts, _heardNotifications, _heardPresence) = ([], [], [], []);
        }

        foreach (var listener in listeners)
        {
            var changed = new Changed(
                [.. messages.Where(change => change.LocationId == listener.LocationId).Select(change => change.MessageId)],
                [.. drafts.Where(change => change.LocationId == listener.LocationId)])
            {
                Notifications = [.. notifications.Where(change => change.LocationId == listener.LocationId)],
                Presence = [.. presence.Where(change => change.LocationId == listener.LocationId).Select(change => change.ContactId)],
            };
            _ = changed.Messages.Count + changed.Drafts.Count + changed.Notifications.Count + changed.Presence.Count > 0 ? listener.Tell(changed) : Task.CompletedTask;
        }
    }

    private void Leave(Listener listener)
    {
        lock (_gate)
        {
            _listeners.Remove(listener);
        }
    }

    private sealed record Listener(LiveChanges From, string LocationId, Func<Changed, Task> Tell) : IDisposable
    {
        public void Dispose() => From.Leave(this);
    }
}

/// <summary>What has changed in a sub-account.</summary>
public sealed record Changed(IReadOnlyList<Guid> Messages, IReadOnlyList<DraftChange> Drafts)
{
    /// <summary>Whose notifications.</summary>
    public IReadOnlyList<NotificationChange> Notifications { get; init; } = [];

    /// <summary>The contacts at whom somebody came, went, or began or stopped to write.</summary>
    public IReadOnlyList<string> Presence { get; init; } = [];
}
