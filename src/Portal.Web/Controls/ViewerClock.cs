namespace Portal.Web.Controls;

/// <summary>The clock on the viewer's wall: the time now, and any UTC time, in the zone that their browser named. Scoped: one for each viewer.</summary>
public sealed class ViewerClock(TimeProvider time)
{
    /// <summary>The cookie in which <c>portal.js</c> keeps the browser's IANA zone.</summary>
    public const string Cookie = "tz";

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    public DateTime Now => Local(UtcNow);

    public DateTime Local(DateTime utc) => In(Zone, utc);

    public static DateTime In(TimeZoneInfo zone, DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);

    /// <summary>Keeps the zone it has when this machine doesn't know <paramref name="zoneId"/>.</summary>
    public void Use(string? zoneId)
    {
        if (zoneId is { Length: > 0 and < 100 } && TimeZoneInfo.TryFindSystemTimeZoneById(zoneId, out var zone))
        {
            Zone = zone;
        }
    }
}
