using Portal.Services.People;
using Portal.Services.Scheduling;

namespace Portal.Services.Notifications;

/// <summary>When a person hears and sees nothing of what is new. It is counted and listed all the same.</summary>
public static class Quiet
{
    /// <summary>Whether it is so at <paramref name="utc"/>: until a time, or outside their working hours where they want that.</summary>
    public static bool IsAt(DateTime utc, NoticePreferences chosen) => utc < chosen.QuietUntil || (chosen.OnlyInWorkingHours && !IsWorkingHour(utc, chosen));

    /// <summary>UTC; the beginning of tomorrow where the person is.</summary>
    public static DateTime Tomorrow(DateTime utc, WallZone zone) => zone.StartOf(DateOnly.FromDateTime(zone.WallAt(utc)).AddDays(1));

    // Hours that end on the next day belong to the day on which they begin.
    private static bool IsWorkingHour(DateTime utc, NoticePreferences chosen)
    {
        var wall = WallZone.Of(chosen.Zone).WallAt(utc);
        var (time, today, before) = (TimeOnly.FromDateTime(wall), DayOf(wall.DayOfWeek), DayOf(wall.AddDays(-1).DayOfWeek));
        return chosen.From < chosen.To
            ? chosen.Days.HasFlag(today) && time >= chosen.From && time < chosen.To
            : (chosen.Days.HasFlag(today) && time >= chosen.From) || (chosen.Days.HasFlag(before) && time < chosen.To);
    }

    private static WorkDays DayOf(DayOfWeek day) => (WorkDays)(1 << (int)day);
}
