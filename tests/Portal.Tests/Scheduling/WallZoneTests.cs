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

    [Theory]
    [InlineData("Asia/Calcutta", "Asia/Kolkata")]
    [InlineData("Europe/Kiev", "Europe/Kyiv")]
    [InlineData("America/Buenos_Aires", "America/Argentina/Buenos_Aires")]
    [InlineData("Asia/Saigon", "Asia/Ho_Chi_Minh")]
    [InlineData("America/Godthab", "America/Nuuk")]
    [InlineData("US/Eastern", "America/New_York")]
    [InlineData("Europe/Oslo", "Europe/Oslo")] // its rules are Berlin's, but it is no former name
    [InlineData("UTC", "UTC")]
    public void Names_that_browsers_still_use_are_known_under_the_name_of_today(string former, string today)
    {
        var zone = WallZone.Find(former);

        Assert.Equal(today, zone?.Id);
        Assert.Equal(WallZone.Of(today), zone);
    }

    [Theory]
    [InlineData("Eastern Standard Time", "America/New_York")]
    [InlineData("W. Europe Standard Time", "Europe/Berlin")]
    [InlineData("india standard time", "Asia/Kolkata")]
    [InlineData("UTC", "UTC")]
    [InlineData("europe/berlin", "Europe/Berlin")]
    [InlineData(" America/Chicago ", "America/Chicago")]
    [InlineData("(GMT-05:00) Eastern", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_zone_is_found_by_the_names_that_other_software_has_for_it(string? name, string? id) => Assert.Equal(id, WallZone.FindByAnyName(name)?.Id);

    [Theory]
    [InlineData("new york", "America/New_York")]
    [InlineData(" Berlin ", "Europe/Berlin")]
    [InlineData("Eastern Standard Time", null)]
    [InlineData("york", null)]
    [InlineData("Springfield", null)]
    [InlineData(" ", null)]
    public void A_zone_is_found_by_its_place_where_only_one_has_it(string text, string? id) => Assert.Equal(id, WallZone.FindByPlace(text)?.Id);

    [Theory]
    [InlineData("0001-01-01T00:00")]
    [InlineData("9999-12-31T23:59")]
    [InlineData("٢٠٢٦-٠٣-٠٣T٠٩:٠٠")]
    [InlineData("soon")]
    public void A_stored_text_that_is_no_moment_in_every_zone_is_none(string wall) =>
        Assert.All(["Pacific/Kiritimati", "America/Chicago"], zone => Assert.Null(WallZone.Of(zone).Resolve(wall, stored: null)));

    [Fact]
    public void The_first_and_the_last_time_that_there_are_stand_on_every_wall()
    {
        Assert.Equal(DateTime.MinValue, WallZone.Of("America/Chicago").WallAt(DateTime.MinValue));
        Assert.Equal(DateTime.MaxValue, WallZone.Of("Pacific/Kiritimati").WallAt(DateTime.MaxValue));
    }

    [Fact]
    public void Every_zone_that_Windows_knows_is_found() =>
        Assert.DoesNotContain(NodaTime.TimeZones.TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.Keys, name => WallZone.FindByAnyName(name) is null);

    private static DateTime Wall(string text) => Times.Wall(text);

    private static DateTime Utc(string text) => Times.Utc(text);
}
