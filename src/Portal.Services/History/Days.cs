namespace Portal.Services.History;

/// <summary>When the days of a zone begin.</summary>
public static class Days
{
    /// <summary>
    /// The day's first moment in UTC. Where the clocks go forward at midnight the day begins after the gap;
    /// where midnight comes twice, with the first one.
    /// </summary>
    public static DateTime StartUtc(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return DateTime.SpecifyKind(midnight - offset, DateTimeKind.Utc);
    }
}
