using System.Globalization;
using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Web.Controls;

namespace Portal.Web.Features.Reading;

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

    /// <summary>The same on a pane that reads again by itself: it says until when nothing can be read, or when it is tried next. <paramref name="isReadAgain"/> is false for what has to be asked for again.</summary>
    public static string Of<T>(Reading<T> reading, ViewerClock clock, bool isReadAgain = true) =>
        reading is not Reading<T>.Unavailable unavailable ? Of(reading)
        : unavailable.UsedUp is { } day ? $"{Of(day, clock)} {(isReadAgain ? "This goes on by itself." : "Try again then.")}"
        : unavailable.AsksAt is { } at ? $"{unavailable.Reason}{NextQuestion(at, clock)}"
        : !isReadAgain ? unavailable.Reason
        : $"{unavailable.Reason} It is tried again by itself {NextTry(unavailable.RetryAfter, clock)} at the latest.";

    // The pane reads again every few seconds, and the first of them after that time has HighLevel asked; when it is past, that is being done.
    private static string? NextQuestion(DateTime at, ViewerClock clock) =>
        at <= clock.UtcNow ? null : $" It asks next at about {TimeWords.Until(clock.Local(ToMinute(at)), clock.Now, clock.Form)}.";

    // A look for changes may find out earlier that it is over.
    private static string NextTry(TimeSpan? asked, ViewerClock clock) => LiveUpdates.UntilNext(asked) switch
    {
        { TotalMinutes: < 1 } soon => string.Create(CultureInfo.InvariantCulture, $"in {Math.Ceiling(soon.TotalSeconds):0} seconds"),
        var later => $"at {TimeWords.Until(clock.Local(ToMinute(clock.UtcNow + later)), clock.Now, clock.Form)}",
    };

    // What is told in minutes must not be over before it is true.
    private static DateTime ToMinute(DateTime at) => at.Ticks % TimeSpan.TicksPerMinute is var past and > 0 ? at.AddTicks(TimeSpan.TicksPerMinute - past) : at;

    private static string Of(UsedUpDay day, ViewerClock clock) =>
        $"Nothing can be read from HighLevel until {TimeWords.Until(clock.Local(day.EndsAt.UtcDateTime), clock.Now, clock.Form)}: it takes {day.Limit:N0} requests a day, and today’s are used up.";
}
