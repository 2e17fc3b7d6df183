using System.Globalization;

namespace Portal.Services.HighLevel;

/// <summary>When the service's day ends, by its <c>X-RateLimit-Daily-Reset</c>.</summary>
internal static class DayEnd
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // The header is not documented. Its numbers are read as milliseconds from now, as it is reported, or as a moment where they can
    // only be one: too large for milliseconds of one day, they are seconds or milliseconds since 1970.
    private const long FirstSecondsSince1970 = 1_000_000_000;
    private const long FirstMillisecondsSince1970 = 100_000_000_000;

    /// <summary>Null for what makes no sense: a moment that has passed, or one that is not within a day.</summary>
    public static DateTimeOffset? Of(string? text, DateTimeOffset now)
    {
        var at = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Moment(number, now)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date
            : (DateTimeOffset?)null;
        return at > now && at < now + Day ? at : null;
    }

    private static DateTimeOffset? Moment(long number, DateTimeOffset now) => number switch
    {
        < FirstSecondsSince1970 => now.AddMilliseconds(number),
        < FirstMillisecondsSince1970 => DateTimeOffset.FromUnixTimeSeconds(number),
        <= 253_402_300_799_999 => DateTimeOffset.FromUnixTimeMilliseconds(number), // the end of the year 9999
        _ => null,
    };
}
