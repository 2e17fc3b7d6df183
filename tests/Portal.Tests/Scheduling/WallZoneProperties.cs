using NodaTime;
using Portal.Services.Scheduling;
using Portal.Tests.Support;

namespace Portal.Tests.Scheduling;

/// <summary>Every minute near every change of the clock, in zones that change it at night, at midnight, by half an hour, or never.</summary>
[TimeBound]
public sealed class WallZoneProperties
{
    public static TheoryData<string> Zones =>
    [
        "America/Chicago", "Europe/Berlin", "Asia/Beirut", "Africa/Cairo", "Australia/Lord_Howe", "America/Santiago",
        "Africa/Casablanca", "America/St_Johns", "Antarctica/Troll", "Asia/Kolkata", "Pacific/Chatham", "UTC",
    ];

    [Theory]
    [MemberData(nameof(Zones))]
    public void Every_moment_comes_back_from_the_wall_time_that_is_stored_of_it(string id)
    {
        var zone = WallZone.Of(id);

        Assert.All(MinutesNearChanges(id), at =>
        {
            var time = zone.Keep(at);
            Assert.Equal(at, time.At);
            Assert.Equal(time, zone.Resolve(time.StoredWall, time.At));
        });
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void No_time_is_ever_one_that_the_clock_does_not_show(string id)
    {
        var zone = WallZone.Of(id);

        Assert.All(WallsNearChanges(id), wall =>
        {
            var time = zone.Resolve(wall);
            Assert.Equal(time.Wall, zone.WallAt(time.At));
            Assert.Equal(DateTimeKind.Utc, time.At.Kind);
            Assert.True(time.Wall == wall ^ time.Resolution == WallResolution.GapShifted);
        });
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void A_later_wall_time_is_never_an_earlier_moment(string id)
    {
        var zone = WallZone.Of(id);
        var walls = WallsNearChanges(id).Order().ToList();

        Assert.All(walls.Zip(walls.Skip(1)), pair => Assert.True(zone.Resolve(pair.First).At <= zone.Resolve(pair.Second).At));
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void The_same_moment_on_another_wall_is_the_same_moment(string id)
    {
        var (zone, other) = (WallZone.Of(id), WallZone.Of("Europe/Berlin"));

        Assert.All(MinutesNearChanges(id), at => Assert.Equal(at, zone.Keep(at).In(other).In(zone).At));
    }

    private static IEnumerable<DateTime> MinutesNearChanges(string id) =>
        ChangesOf(id).SelectMany(change => Enumerable.Range(-240, 481).Where(m => m % 5 == 0 || Math.Abs(m) < 4).Select(m => change.AddMinutes(m)));

    private static IEnumerable<DateTime> WallsNearChanges(string id)
    {
        var zone = WallZone.Of(id);
        return MinutesNearChanges(id).SelectMany(at => new[] { zone.WallAt(at), zone.WallAt(at).AddMinutes(61), zone.WallAt(at).AddMinutes(-61) }).Distinct();
    }

    private static List<DateTime> ChangesOf(string id)
    {
        var zone = DateTimeZoneProviders.Tzdb[id];
        var changes = zone.GetZoneIntervals(Instant.FromUtc(2025, 1, 1, 0, 0), Instant.FromUtc(2028, 1, 1, 0, 0))
            .Where(interval => interval.HasStart).Select(interval => interval.Start.ToDateTimeUtc()).Where(at => at.Year >= 2025).ToList();
        return changes.Count > 0 ? changes : [Times.Utc("2026-03-29 01:00")];
    }
}
