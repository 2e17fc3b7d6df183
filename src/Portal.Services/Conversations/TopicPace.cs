using Portal.Services.HighLevel;

namespace Portal.Services.Conversations;

/// <summary>How long one topic is left alone between two looks, as things stand now.</summary>
internal sealed class TopicPace(WatchTopic topic, IWatchedPages pages, RateLimits limits, ToldAccounts told, TimeProvider clock)
{
    /// <summary>While only looking tells of a change.</summary>
    public TimeSpan Usual => WatchPace.Usual(topic, pages.TopicsOf(topic.LocationId), limits.Last(topic.LocationId), clock.GetUtcNow());

    /// <summary>At most: where changes are told, looking is only the net below that.</summary>
    public TimeSpan AtMost => told.IsTold(topic.LocationId) && WhileTold > Usual ? WhileTold : Usual;

    /// <summary>At least, however much is told.</summary>
    public TimeSpan AtLeast => WatchPace.Soonest(Math.Max(1, pages.TopicsJustTold(topic.LocationId)), limits.Last(topic.LocationId), clock.GetUtcNow());

    /// <summary>While all is well.</summary>
    public WatchPause Pause => new(AtMost, AtLeast);

    // What is written in any thread shows in the list, so while that is looked at, looking at the thread finds only what becomes of messages.
    private TimeSpan WhileTold =>
        !pages.IsSeen(topic) ? WatchPace.Unseen
        : topic.ContactId is not null && pages.IsSeen(topic with { ContactId = null }) ? WatchPace.BesideList
        : WatchPace.WhileTold;
}

/// <summary>What pages are open at the moment.</summary>
internal interface IWatchedPages
{
    int TopicsOf(string locationId);

    /// <summary>Of those, the ones of which something was told in the last ten seconds: only they are looked at out of turn.</summary>
    int TopicsJustTold(string locationId);

    bool IsSeen(WatchTopic topic);
}

/// <summary>How long to wait for the next look: so long when nothing is told, and not less when something is.</summary>
internal sealed record WatchPause(TimeSpan AtMost, TimeSpan AtLeast);
