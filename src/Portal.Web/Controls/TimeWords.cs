using System.Globalization;
using Portal.Services.Scheduling;

namespace Portal.Web.Controls;

/// <summary>How times and days are written. All take times on the viewer's wall.</summary>
public static class TimeWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>14:32 today, Tue within a week, 3 Mar within the year, else 3 Mar 2025.</summary>
    public static string InList(DateTime at, DateTime now, HourForm form = default) => (now.Date - at.Date).Days switch
    {
        0 => Clock(at, form),
        1 => "Yesterday",
        > 1 and < 7 => at.ToString("ddd", English),
        _ => at.ToString(at.Year == now.Year ? "d MMM" : "d MMM yyyy", English),
    };

    /// <summary>2 Mar, 14:32, with the year where it is not this one; to be quoted.</summary>
    public static string InTable(DateTime at, DateTime now, HourForm form = default) => at.ToString(form.Of(at.Year == now.Year ? "d MMM, HH:mm" : "d MMM yyyy, HH:mm"), English);

    /// <summary>Today, Yesterday, Monday 2 March, or Monday 2 March 2025.</summary>
    public static string Day(DateTime at, DateTime now) => (now.Date - at.Date).Days switch
    {
        0 => "Today",
        1 => "Yesterday",
        -1 => "Tomorrow",
        _ => at.ToString(at.Year == now.Year ? "dddd d MMMM" : "dddd d MMMM yyyy", English),
    };

    /// <summary>just now, 5 minutes ago, 2 hours ago, 3 days ago.</summary>
    public static string Ago(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalMinutes: < 60 } => Count((int)age.TotalMinutes, "minute"),
        { TotalHours: < 24 } => Count((int)age.TotalHours, "hour"),
        _ => Count((int)age.TotalDays, "day"),
    };

    /// <summary>14:32, 00:00 tomorrow, or 14:32 on Monday 2 March; inside a sentence.</summary>
    public static string Moment(DateTime at, DateTime now, HourForm form = default) => (now.Date - at.Date).Days switch
    {
        0 => Clock(at, form),
        1 or -1 => $"{Clock(at, form)} {Day(at, now).ToLowerInvariant()}",
        _ => $"{Clock(at, form)} on {Day(at, now)}",
    };

    /// <summary>
    /// The same for an end, which is not over before it is: the full minute, upwards. Of an end that is told anew each time by how long it is still away,
    /// 23:59:59 and 00:00:01 are one.
    /// </summary>
    public static string Until(DateTime end, DateTime now, HourForm form = default)
    {
        var near = end.AddSeconds(-5);
        var past = near.Ticks % TimeSpan.TicksPerMinute;
        return Moment(past == 0 ? near : near.AddTicks(TimeSpan.TicksPerMinute - past), now, form);
    }

    public static string Clock(DateTime at, HourForm form = default) => at.ToString(form.Of("HH:mm"), English);

    /// <summary>How far another clock is from the viewer's: 7 h behind you, 5 h 30 min ahead of you.</summary>
    public static string Distance(TimeSpan ahead)
    {
        var minutes = (int)Math.Round(ahead.Duration().TotalMinutes);
        if (minutes == 0)
        {
            return "The same time as yours";
        }

        var parts = new[] { (minutes / 60, "h"), (minutes % 60, "min") }.Where(p => p.Item1 > 0).Select(p => $"{p.Item1} {p.Item2}");
        return $"{string.Join(' ', parts)} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} you";
    }

    /// <summary>Tue 3 Mar 2026, 14:32:05</summary>
    public static string Full(DateTime at, HourForm form = default) => at.ToString(form.Of("ddd d MMM yyyy, HH:mm:ss"), English);

    private static string Count(int count, string unit) => $"{count} {unit}{(count == 1 ? null : "s")} ago";
}
