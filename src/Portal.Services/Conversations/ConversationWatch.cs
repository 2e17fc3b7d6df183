using Microsoft.Extensions.Logging;
using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Responses;
using Portal.Services.Storage;

namespace Portal.Services.Conversations;

/// <summary>Tells open pages that a thread, or the list, has really changed. One look at the service serves everybody who looks at the same.</summary>
public sealed partial class ConversationWatch : IWatchedPages, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<WatchTopic, WatchedTopic> _topics = [];
    private readonly MessageChanges _changes;
    private readonly ServiceNews _news;
    private readonly ToldAccounts _told;
    private readonly WatchPolls _polls;
    private readonly SeenWaits _waits;
    private readonly RateLimits _limits;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    public ConversationWatch(
        IHighLevel service, ServiceReads reads, ConversationIds conversations, RateLimits limits, MessageChanges changes, ServiceNews news, SeenWaits waits, TimeProvider clock, ILoggerFactory loggers)
    {
        _polls = new WatchPolls(service, reads, conversations, limits, waits, clock, loggers.CreateLogger<WatchPolls>());
        _limits = limits;
        _waits = waits;
        _clock = clock;
        _logger = loggers.CreateLogger<ConversationWatch>();
        _told = new ToldAccounts(clock, LookAtThreads);
        (_changes, _news) = (changes, news);
        _changes.Changed += OnMessageChanged;
        _news.Told += OnTold;
    }

    /// <summary>
    /// <paramref name="changed"/> is called on any thread, never twice at a time, until the subscription is disposed:
    /// for the contact's thread, or for the list of conversations when <paramref name="contactId"/> is null.
    /// Subscribe first and read then: so nothing can change unseen in between.
    /// </summary>
    public WatchSubscription Subscribe(Caller caller, string? contactId, Func<Task> changed)
    {
        var topic = new WatchTopic(caller.LocationId, contactId);
        var subscription = new WatchSubscription(caller, changed, exception => Tell(exception, caller.LocationId), () => Find(topic)?.LookNow(isCertain: false), ended => End(topic, ended));
        lock (_gate)
        {
            if (!_topics.TryGetValue(topic, out var watched))
            {
                watched = _topics[topic] = new WatchedTopic(topic, _polls, _told, _clock);
                _ = watched.RunAsync(new TopicPace(topic, this, _limits, _told, _clock));
            }

            watched.Add(subscription);
        }

        return subscription;
    }

    public void Dispose()
    {
        _changes.Changed -= OnMessageChanged;
        _news.Told -= OnTold;
        lock (_gate)
        {
            foreach (var watched in _topics.Values)
            {
                watched.Dispose();
            }

            _topics.Clear();
        }
    }

    /// <summary>What has just been read of a topic.</summary>
    internal void Note(WatchTopic topic, long fingerprint) => Find(topic)?.Note(fingerprint);

    /// <summary>The newest page of a contact's thread, which has just been read.</summary>
    internal void Note(string locationId, string contactId, ServiceMessagePage newest) => _waits.Note(locationId, contactId, newest.Messages, areAll: !newest.HasOlder);

    private void OnMessageChanged(MessageChange change) => Find(new WatchTopic(change.LocationId, change.ContactId))?.Raise();

    private void OnTold(ServiceNewsItem item)
    {
        if (item.Kind is ServiceNewsKind.Connection)
        {
            OfSubAccount(item.LocationId).ForEach(watched => watched.Raise()); // a look may be an hour away, and finds rows that are as they were
            return;
        }

        if (item.Kind is ServiceNewsKind.Marks)
        {
            Find(new WatchTopic(item.LocationId, null))?.Raise(); // the rows of the service may be as they were
            Find(new WatchTopic(item.LocationId, item.ContactId))?.Raise();
            return;
        }

        _told.Heard(item);
        Find(new WatchTopic(item.LocationId, null))?.LookNow(isCertain: false);
        if (item.ContactId is { } contactId)
        {
            Find(new WatchTopic(item.LocationId, contactId))?.LookNow(isCertain: item.Kind is ServiceNewsKind.Contact);
        }
    }

    private void Tell(Exception failure, string locationId)
    {
        if (!StorageFault.Explains(failure))
        {
            LogPageFailed(failure, locationId);
        }
    }

    private WatchedTopic? Find(WatchTopic topic)
    {
        lock (_gate)
        {
            return _topics.GetValueOrDefault(topic);
        }
    }

    int IWatchedPages.TopicsOf(string locationId)
    {
        lock (_gate)
        {
            return _topics.Keys.Count(topic => topic.LocationId == locationId);
        }
    }

    int IWatchedPages.TopicsJustTold(string locationId)
    {
        lock (_gate)
        {
            return _topics.Values.Count(watched => watched.Topic.LocationId == locationId && watched.WasJustTold);
        }
    }

    bool IWatchedPages.IsSeen(WatchTopic topic) => Find(topic)?.IsSeen ?? false;

    // The list alone tells that nothing is told any more; its threads may be minutes from their next look.
    private void LookAtThreads(string locationId) =>
        OfSubAccount(locationId).FindAll(watched => watched.Topic.ContactId is not null).ForEach(watched => watched.LookNow(isCertain: false));

    private List<WatchedTopic> OfSubAccount(string locationId)
    {
        lock (_gate)
        {
            return [.. _topics.Values.Where(watched => watched.Topic.LocationId == locationId)];
        }
    }

    private void End(WatchTopic topic, WatchSubscription subscription)
    {
        lock (_gate)
        {
            if (_topics.TryGetValue(topic, out var watched))
            {
                watched.Remove(subscription);
                if (watched.IsEmpty)
                {
                    _topics.Remove(topic);
                    watched.Dispose();
                }
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "A page of {LocationId} failed when it was told of a change.")]
    private partial void LogPageFailed(Exception exception, string locationId);
}
