namespace Portal.Services.Scheduling;

/// <summary>The times that are offered without typing.</summary>
public static class SendPresets
{
    /// <summary>Times are offered on this grid, and not nearer than this.</summary>
    public static readonly TimeSpan Grid = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Morning = TimeSpan.FromHours(9);
    private static readonly TimeSpan Afternoon = TimeSpan.FromHours(17);

    /// <summary>By the clock of that zone, without those that are over, that are too near, or that come to the same time.</summary>
    public static IReadOnlyList<SendPreset> For(WallZone zone, DateTime utcNow, HourForm form = default)
    {
        var today = zone.WallAt(utcNow).Date;
        var (morning, afternoon) = form is HourForm.Hours12 ? ("9:00 am", "5:00 pm") : ("09:00", "17:00");
        SendPreset[] all =
        [
            new("In 1 hour", InAnHour(zone, utcNow)),
            new($"Today {morning}", zone.Resolve(today + Morning)),
            new($"Later today {afternoon}", zone.Resolve(today + Afternoon)),
            new($"Tomorrow {morning}", zone.Resolve(today.AddDays(1) + Morning)),
            new($"Next business day {morning}", zone.Resolve(NextBusinessDay(today) + Morning)),
            new($"Monday {morning}", zone.Resolve(NextMonday(today) + Morning)),
        ];
        return [.. all.Where(preset => preset.Time.At >= utcNow + Grid).DistinctBy(preset => preset.Time.At)];
    }

    private static SendTime InAnHour(WallZone zone, DateTime utcNow)
    {
        var at = utcNow.AddHours(1);
        var past = at.Ticks % Grid.Ticks;
        return zone.Keep(past == 0 ? at : at.AddTicks(Grid.Ticks - past));
    }

    private static DateTime NextBusinessDay(DateTime today) => today.DayOfWeek switch
    {
        DayOfWeek.Friday => today.AddDays(3),
        DayOfWeek.Saturday => today.AddDays(2),
        _ => today.AddDays(1),
    };

    private static DateTime NextMonday(DateTime today) => today.AddDays(7 - (((int)today.DayOfWeek + 6) % 7));
}

public sealed record SendPreset(string Name, SendTime Time);
