namespace Portal.Services.Scheduling;

/// <summary>
/// A time to send at, as people name it and as the portal keeps it. <paramref name="Wall"/> is what a clock on the wall of
/// <paramref name="Zone"/> shows at <paramref name="At"/> (UTC); <paramref name="Asked"/> is what was asked for, which differs
/// from it only where that time does not exist.
/// </summary>
public sealed record SendTime(DateTime Wall, WallZone Zone, DateTime At, DateTime Asked, WallResolution Resolution)
{
    /// <summary>The wall time as it is stored: <c>yyyy-MM-ddTHH:mm</c>.</summary>
    public string StoredWall => Wall.ToString(WallZone.StoredForm, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The same moment, on the wall of another zone.</summary>
    public SendTime In(WallZone other) => other.Keep(At);
}

/// <summary>How a wall time became a moment. <c>docs/scheduling.md</c> says why so.</summary>
public enum WallResolution
{
    /// <summary>The clock shows this time once.</summary>
    Exact,

    /// <summary>The clock jumps over it; the first minute after the jump was taken.</summary>
    GapShifted,

    /// <summary>The clock shows it twice; the first was taken.</summary>
    OverlapFirst,

    /// <summary>The clock shows it twice; the moment that was given is the second.</summary>
    OverlapSecond,
}
