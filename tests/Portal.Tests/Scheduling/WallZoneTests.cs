using Portal.Services.Scheduling;
using Portal.Tests.Support;

namespace Portal.Tests.Scheduling;

[TimeBound]
public sealed class WallZoneTests
{
    private static readonly WallZone Chicago = WallZone.Of("America/Chicago");
    private static readonly WallZone Berlin = WallZone.Of("Europe/Berlin");

    [Fact]
    public void A_time_that_the_clock_jumps_over_becomes_the_first_minute_after_the_jump()
    {
        var time = Chicago.Resolve(Wall("2026-03-08 02:30"));

        Assert.Equal((Wall("2026-03-08 03:00"), Wall("2026-03-08 02:30"), WallResolution.GapShifted), (time.Wall, time.Asked, time.Resolution));
        Assert.Equal(Utc("2026-03-08 08:00"), time.At);
        Assert.Equal("02:30 does not exist that night in Chicago; it becomes 03:00.", SendTimeWords.Shift(time));
    }

    [Fact]
    public void Of_a_time_that_comes_twice_the_first_is_taken()
    {
        var time = Berlin.Resolve(Wall("2026-10-25 02:30"));

        Assert.Equal((Utc("2026-10-25 00:30"), WallResolution.OverlapFirst), (time.At, time.Resolution));
        Assert.Equal("02:30 comes twice that night in Berlin; the first one is taken.", SendTimeWords.Shift(time));
    }

    [Fact]
    public void A_moment_in_the_second_of_two_hours_stays_that_moment_also_when_it_is_read_again()
    {
        var time = Berlin.Keep(Utc("2026-10-25 01:30"));

        Assert.Equal((Utc("2026-10-25 01:30"), Wall("2026-10-25 02:30"), WallResolution.OverlapSecond), (time.At, time.Wall, time.Resolution));
        Assert.Equal(time, Berlin.Resolve(time.StoredWall, time.At));
    }

    [Fact]
    public void A_stored_time_keeps_its_wall_when_the_rules_of_its_zone_have_changed_since()
    {
        var storedUnderOtherRules = Utc("2026-07-01 15:00");

        var time = Chicago.Resolve("2026-07-01T09:00", storedUnderOtherRules);

        Assert.Equal((Wall("2026-07-01 09:00"), Utc("2026-07-01 14:00"), WallResolution.Exact), (time!.Wall, time.At, time.Resolution));
    }

    [Fact]
    public void A_clock_that_jumps_at_midnight_begins_its_day_later()
    {
        var time = WallZone.Of("Asia/Beirut").Resolve(Wall("2026-03-29 00:00"));

        Assert.Equal((Wall("2026-03-29 01:00"), WallResolution.GapShifted), (time.Wall, time.Resolution));
    }

    [Fact]
    public void A_day_that_a_zone_left_out_becomes_the_next()
    {
        var time = WallZone.Of("Pacific/Apia").Resolve(Wall("2011-12-30 12:00"));

        Assert.Equal(Wall("2011-12-31 00:00"), time.Wall);
        Assert.Equal("12:00 does not exist that day in Apia; it becomes Sat 31 Dec, 00:00.", SendTimeWords.Shift(time));
    }

    [Fact]
    public void A_zone_that_nobody_knows_is_not_found_and_counts_as_UTC()
    {
        Assert.Null(WallZone.Find("Mars/Olympus_Mons"));
        Assert.Equal(WallZone.Utc, WallZone.Of(null));
    }

    private static DateTime Wall(string text) => Times.Wall(text);

    private static DateTime Utc(string text) => Times.Utc(text);
}
