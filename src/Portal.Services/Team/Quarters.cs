namespace Portal.Services.Team;

/// <summary>
/// Quarters of an hour since 1970, in UTC. Every zone's days begin with one of them, so that figures can be added up by anybody's clock.
/// </summary>
internal static class Quarters
{
    private const long Length = 15 * TimeSpan.TicksPerMinute;

    public static int Of(DateTime at) => (int)Math.Floor((decimal)(at - DateTime.UnixEpoch).Ticks / Length);

    /// <summary>UTC.</summary>
    public static DateTime Start(int quarter) => DateTime.UnixEpoch.AddTicks(quarter * Length);
}
