using Portal.Services.Scheduling;

namespace Portal.Web.Controls;

/// <summary>The clock on the viewer's wall: the time now, and any UTC time, in the zone that their browser named. Scoped: one for each viewer.</summary>
public sealed class ViewerClock(TimeProvider time)
{
    /// <summary>The cookie in which <c>portal.js</c> keeps the browser's IANA zone.</summary>
    public const string Cookie = "tz";

    public WallZone Zone { get; private set; } = WallZone.Utc;

    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    public DateTime Now => Local(UtcNow);

    public DateTime Local(DateTime utc) => Zone.WallAt(utc);

    /// <summary>Keeps the zone it has when the portal doesn't know <paramref name="zoneId"/>.</summary>
    public void Use(string? zoneId) => Zone = WallZone.Find(zoneId) ?? Zone;
}
