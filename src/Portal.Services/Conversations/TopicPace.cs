using Portal.Services.HighLevel;

namespace Portal.Services.Conversations;

/// <summary>How long one topic is left alone between two looks, as things stand now.</summary>
internal sealed class TopicPace(WatchTopic topic, Func<int> topicsOfSubAccount, RateLimits limits, ToldAccounts told, TimeProvider clock)
{
    /// <summary>While only looking tells of a change.</summary>
    public TimeSpan Usual => WatchPace.Usual(topic, topicsOfSubAccount(), limits.Last(topic.LocationId), clock.GetUtcNow());

    /// <summary>At most: where changes are told, looking is only the net below that.</summary>
    public TimeSpan AtMost => told.IsTold(topic.LocationId) && WatchPace.WhileTold > Usual ? WatchPace.WhileTold : Usual;

    /// <summary>At least, however much is told.</summary>
    public TimeSpan AtLeast => WatchPace.Soonest(topicsOfSubAccount(), limits.Last(topic.LocationId), clock.GetUtcNow());

    /// <summary>While all is well.</summary>
    public WatchPause Pause => new(AtMost, AtLeast);
}

/// <summary>How long to wait for the next look: so long when nothing is told, and not less when something is.</summary>
internal sealed record WatchPause(TimeSpan AtMost, TimeSpan AtLeast);
