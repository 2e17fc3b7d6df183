using Portal.Services.HighLevel;

namespace Portal.Services.Conversations;

/// <summary>How often to look. Watching takes at most a third of what the service allows a sub-account, now and of its day, and makes way for sends.</summary>
internal static class WatchPace
{
    private static readonly TimeSpan Thread = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan List = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    // However long the service asks: a page that nobody tells of a change looks as if there were none.
    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(5);

    // 30 of the 100 requests that the service allows in ten seconds.
    private static readonly TimeSpan PerTopic = TimeSpan.FromSeconds(10) / 30;

    /// <summary>Where HighLevel tells of what happens.</summary>
    public static readonly TimeSpan WhileTold = TimeSpan.FromMinutes(1);

    /// <summary>There, a thread whose list is looked at too.</summary>
    public static readonly TimeSpan BesideList = TimeSpan.FromMinutes(10);

    /// <summary>There, what no page shows to anybody: until it is told of, or somebody looks again. As long as being told is trusted.</summary>
    public static readonly TimeSpan Unseen = ToldAccounts.Trusted;

    public static TimeSpan Usual(WatchTopic topic, int topicsOfSubAccount, RateLimit? limit, DateTimeOffset now)
    {
        var (pace, fair) = (topic.ContactId is null ? List : Thread, FairShare(topicsOfSubAccount, limit, now));
        return pace > fair ? pace : fair;
    }

    /// <summary>How soon after a look the next one may come where something is told all the time, of so many topics.</summary>
    public static TimeSpan Soonest(int topicsTold, RateLimit? limit, DateTimeOffset now)
    {
        var fair = FairShare(topicsTold, limit, now);
        return Moment > fair ? Moment : fair;
    }

    public static TimeSpan AfterFailure(TimeSpan before, TimeSpan? asked)
    {
        var doubled = before * 2 < Longest ? before * 2 : Longest;
        return asked > LongestAsked ? LongestAsked : asked > doubled ? asked.Value : doubled;
    }

    private static TimeSpan FairShare(int topicsOfSubAccount, RateLimit? limit, DateTimeOffset now)
    {
        var ofDay = PerRequestOfDay(limit, now) * topicsOfSubAccount;
        TimeSpan[] paces = [PerTopic * topicsOfSubAccount, ofDay < LongestAsked ? ofDay : LongestAsked];
        return paces.Max();
    }

    // Pages that stay open overnight would use up a small account's day before anybody has written a word.
    private static TimeSpan PerRequestOfDay(RateLimit? limit, DateTimeOffset now)
    {
        var midnight = new DateTimeOffset((limit?.SeenAt ?? now).UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        return limit is { DailyRemaining: { } left } && (limit.DayEndsAt ?? midnight) - now is { Ticks: > 0 } rest ? rest / Math.Max(1, left / 3) : TimeSpan.Zero;
    }

    /// <summary>Whether so little is left of the limit that sends should have it.</summary>
    public static bool IsTight(RateLimit? limit, DateTimeOffset now) =>
        limit is { Max: { } max, Remaining: { } remaining, Interval: { } interval } && remaining < max / 5 && now - limit.SeenAt < interval;
}
