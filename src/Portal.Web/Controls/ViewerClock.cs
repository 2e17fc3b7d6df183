using Portal.Services.People;
using Portal.Services.Scheduling;

namespace Portal.Web.Controls;

/// <summary>The clock on the viewer's wall: the time now, and any UTC time, in the zone that their browser named, and told in the form that they have chosen. Scoped: one for each viewer.</summary>
public sealed class ViewerClock(TimeProvider time)
{
    /// <summary>The cookie in which <c>portal.js</c> keeps the browser's IANA zone.</summary>
    public const string Cookie = "tz";

    /// <summary>The cookie in which it keeps whether the browser counts 12 or 24 hours.</summary>
    public const string HoursCookie = "hours";

    private HourForm _browsers;

    public WallZone Zone { get; private set; } = WallZone.Utc;

    /// <summary>How the viewer reads times.</summary>
    public HourForm Form { get; private set; }

    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    public DateTime Now => Local(UtcNow);

    public DateTime Local(DateTime utc) => Zone.WallAt(utc);

    /// <summary>Keeps the zone it has when the portal doesn't know <paramref name="zoneId"/>.</summary>
    public void Use(string? zoneId) => Zone = WallZone.Find(zoneId) ?? Zone;

    /// <summary>What the person has chosen; <paramref name="browser"/> is what their browser says.</summary>
    public void Use(TimeFormat chosen, string? browser)
    {
        _browsers = browser is "12" ? HourForm.Hours12 : HourForm.Hours24;
        Use(chosen);
    }

    public void Use(TimeFormat chosen) => Form = chosen switch
    {
        TimeFormat.Hours12 => HourForm.Hours12,
        TimeFormat.Browser => _browsers,
        _ => HourForm.Hours24,
    };
}
