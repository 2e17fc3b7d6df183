using Portal.Services.Scheduling;

namespace Portal.Services.Composing;

/// <summary>A time to send that lies in the contact's quiet hours, and the first one that does not, both on the clock where the contact is.</summary>
public sealed record QuietTime(SendTime At, SendTime Good)
{
    /// <summary>Null where nothing speaks against sending at <paramref name="utc"/>.</summary>
    public static QuietTime? Find(QuietHours? hours, DateTime utc, WallZone zone) =>
        hours?.EndAfter(utc, zone) is { } good ? new QuietTime(zone.Keep(utc), good) : null;
}
