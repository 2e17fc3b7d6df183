using System.Globalization;
using Portal.Services.Scheduling;

namespace Portal.Services.Composing;

/// <summary>
/// The hours in which contacts are left alone, by the clock on the wall where they are: from <paramref name="From"/> until
/// <paramref name="To"/>, which is on the next day where it is the earlier time.
/// </summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    // One more than a day that a zone leaves out altogether, as Samoa did.
    private const int Days = 4;

    /// <summary>Of <c>21:00-08:00</c>; null where it is nothing of the kind.</summary>
    public static QuietHours? Find(string text) =>
        text.Split('-', StringSplitOptions.TrimEntries) is [var from, var to] && Clock(from) is { } begins && Clock(to) is { } ends && begins != ends ? new QuietHours(begins, ends) : null;

    /// <summary>As <see cref="Find"/> reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH\\:mm}-{To:HH\\:mm}");

    /// <summary>When they are over that hold at <paramref name="utc"/> in that zone; null where none do. It is never a time in which they hold again.</summary>
    public SendTime? EndAfter(DateTime utc, WallZone zone)
    {
        var wall = zone.WallAt(utc);
        return Hold(wall)
            ? Enumerable.Range(0, Days).SelectMany(day => zone.Moments(wall.Date.AddDays(day) + To.ToTimeSpan())).First(time => time.At > utc && !Hold(time.Wall))
            : null;
    }

    private bool Hold(DateTime wall) => TimeOnly.FromDateTime(wall).IsBetween(From, To);

    private static TimeOnly? Clock(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock) ? clock : null;
}
