using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Web.Controls;

namespace Portal.Web.Features.Conversations;

internal static class ReadingWords
{
    /// <summary>The sentence that an unsuccessful reading carries.</summary>
    public static string Of<T>(Reading<T> reading) => reading switch
    {
        Reading<T>.NotFound(var reason) => reason,
        Reading<T>.NotAllowed(var reason) => reason,
        Reading<T>.Unavailable(var reason, _) => reason,
        _ => throw new ArgumentException("A reading that found something has no reason.", nameof(reading)),
    };

    /// <summary>The same on a pane that reads again by itself: it says until when nothing can be read, where that is known.</summary>
    public static string Of<T>(Reading<T> reading, ViewerClock clock) =>
        reading is Reading<T>.Unavailable { UsedUp: { } day } ? Of(day, clock) : Of(reading);

    private static string Of(UsedUpDay day, ViewerClock clock) =>
        $"Nothing can be read from HighLevel until {TimeWords.Moment(clock.Local(day.EndsAt.UtcDateTime), clock.Now)}: it takes {day.Limit:N0} requests a day, and today’s are used up. This goes on by itself.";
}
