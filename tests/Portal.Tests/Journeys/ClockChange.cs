using NodaTime;
using NodaTime.Extensions;

namespace Portal.Tests.Journeys;

/// <summary>The next night in which the clocks are changed: a time of it that can't be taken as it is typed, and what is said of it.</summary>
internal sealed record ClockChange(LocalDate Day, string Typed, string Words)
{
    private static readonly DateTimeZone Chicago = DateTimeZoneProviders.Tzdb["America/Chicago"];

    /// <summary>Not within the next two days, of which it may be over by the time it is typed.</summary>
    public static ClockChange InChicagoAfter(DateTimeOffset now)
    {
        var change = Chicago.GetZoneInterval(Chicago.GetZoneInterval(now.ToInstant() + Duration.FromDays(2)).End);
        var before = Chicago.GetZoneInterval(change.Start - Duration.Epsilon);
        var day = change.Start.InZone(Chicago).Date;
        return change.WallOffset > before.WallOffset
            ? new ClockChange(day, "02:30", "02:30 does not exist that night in Chicago; it becomes 03:00.")
            : new ClockChange(day, "01:30", "01:30 comes twice that night in Chicago; the first one is taken.");
    }
}
