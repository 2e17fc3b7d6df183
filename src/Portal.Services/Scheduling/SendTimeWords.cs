using System.Globalization;

namespace Portal.Services.Scheduling;

/// <summary>How times to send at are told.</summary>
public static class SendTimeWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Tue 3 Mar 2026, 09:00 Chicago</summary>
    public static string Full(SendTime time, HourForm form = default) => Full(time.Wall, time.Zone, form);

    internal static string Full(DateTime wall, WallZone zone, HourForm form) => $"{wall.ToString(form.Of("ddd d MMM yyyy, HH:mm"), English)} {zone.Place}";

    /// <summary>Tue 09:00 within the next six days, else 10 Mar 09:00, and with its year when that is another.</summary>
    public static string Brief(SendTime time, DateTime utcNow, HourForm form = default)
    {
        var today = time.Zone.WallAt(utcNow).Date;
        var pattern = (time.Wall.Date - today).Days is >= 0 and < 7 ? "ddd HH:mm" : time.Wall.Year == today.Year ? "d MMM HH:mm" : "d MMM yyyy HH:mm";
        return time.Wall.ToString(form.Of(pattern), English);
    }

    /// <summary>in 25 min, in 3 h 20 min, in 18 h, in 3 days; “now” when it is not in the future.</summary>
    public static string Until(DateTime at, DateTime utcNow)
    {
        var minutes = (int)Math.Ceiling((at - utcNow).TotalMinutes);
        return minutes switch
        {
            <= 0 => "now",
            < 60 => $"in {minutes} min",
            < 600 when minutes % 60 != 0 => $"in {minutes / 60} h {minutes % 60} min",
            < 48 * 60 => $"in {(minutes + 30) / 60} h",
            _ => $"in {(minutes + (12 * 60)) / (24 * 60)} days",
        };
    }

    /// <summary>Tue 3 Mar 2026, 09:00 Chicago (contact) · 16:00 Berlin (you) · in 18 h. The day stands again where it is another one.</summary>
    public static string Clocks(SendTime time, TwoClocks clocks, DateTime utcNow)
    {
        var other = time.In(time.Zone == clocks.Contact ? clocks.Viewer : clocks.Contact);
        return clocks.AreOne
            ? $"{Full(time, clocks.Form)} ({clocks.OneWord}) · {Until(time.At, utcNow)}"
            : $"{Full(time, clocks.Form)} ({clocks.WordOf(time.Zone)}) · {Second(other, time, clocks.Form)} {other.Zone.Place} ({clocks.WordOf(other.Zone)}) · {Until(time.At, utcNow)}";
    }

    /// <summary>03:12 Chicago (contact) · 10:12 Berlin (you)</summary>
    public static string Now(TwoClocks clocks, DateTime utcNow)
    {
        var (contact, viewer) = (clocks.Contact.WallAt(utcNow), clocks.Viewer.WallAt(utcNow));
        var pattern = clocks.Form.Of(contact.Date == viewer.Date ? "HH:mm" : "ddd HH:mm");
        return clocks.AreOne
            ? $"{Clock(contact, clocks.Form)} {clocks.Contact.Place} ({clocks.OneWord})"
            : $"{contact.ToString(pattern, English)} {clocks.Contact.Place} ({clocks.ContactWord}) · {viewer.ToString(pattern, English)} {clocks.Viewer.Place} (you)";
    }

    /// <summary>Tue 3 Mar</summary>
    public static string Day(SendTime time) => time.Wall.ToString("ddd d MMM", English);

    public static string Clock(SendTime time, HourForm form = default) => Clock(time.Wall, form);

    /// <summary>What became of a time that does not exist or comes twice; null where there is nothing to say.</summary>
    public static string? Shift(SendTime time, HourForm form = default) => time.Resolution switch
    {
        WallResolution.GapShifted => $"{Clock(time.Asked, form)} does not exist that {Part(time.Asked)} in {time.Zone.Place}; it becomes {Moved(time, form)}.",
        WallResolution.OverlapFirst => $"{Clock(time.Wall, form)} comes twice that {Part(time.Wall)} in {time.Zone.Place}; the first one is taken.",
        WallResolution.OverlapSecond => $"{Clock(time.Wall, form)} comes twice that {Part(time.Wall)} in {time.Zone.Place}; this is the second one.",
        _ => null,
    };

    private static string Second(SendTime other, SendTime first, HourForm form) =>
        other.Wall.ToString(form.Of(other.Wall.Date == first.Wall.Date ? "HH:mm" : "ddd d MMM, HH:mm"), English);

    private static string Moved(SendTime time, HourForm form) => time.Wall.ToString(form.Of(time.Wall.Date == time.Asked.Date ? "HH:mm" : "ddd d MMM, HH:mm"), English);

    private static string Clock(DateTime wall, HourForm form) => wall.ToString(form.Of("HH:mm"), English);

    private static string Part(DateTime wall) => wall.Hour < 6 ? "night" : "day";
}
