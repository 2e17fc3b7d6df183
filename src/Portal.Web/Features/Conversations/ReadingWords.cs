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

    /// <summary>The same with the time until which nothing can be read, where that is known. <paramref name="readsAgain"/>: it is read again by itself.</summary>
    public static string Of<T>(Reading<T> reading, ViewerClock clock, bool readsAgain = true) =>
        reading is Reading<T>.Unavailable { UsedUp: { } day } ? $"{Of(day, clock)} {(readsAgain ? "This goes on by itself." : "Try again then.")}" : Of(reading);

    private static string Of(UsedUpDay day, ViewerClock clock) =>
        $"Nothing can be read from HighLevel until {TimeWords.Moment(clock.Local(day.EndsAt.UtcDateTime), clock.Now)}: it takes {day.Limit:N0} requests a day, and today’s are used up.";
}
