using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Portal.Services.Scheduling;

namespace Portal.Tests.Scheduling;

public sealed class WorkingHoursTests
{
    private static readonly WallZone Berlin = WallZone.Of("Europe/Berlin");

    [Theory]
    [InlineData("Mon-Fri 09:00-17:00")]
    [InlineData("mon 08:00-12:00, Mon 13:00-17:00,Fri 00:00-24:00")]
    [InlineData("Mon-Sun 00:00-24:00")]
    public void Days_and_times_are_working_hours(string text) => Assert.NotNull(WorkingHours.Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("Mon-Fri")]
    [InlineData("09:00-17:00")]
    [InlineData("Fri-Mon 09:00-17:00")]
    [InlineData("Mon-Fri 17:00-09:00")]
    [InlineData("Mon-Fri 9-17")]
    [InlineData("Mon-Fri 09:00-17:00, Wed 10:00-11:00")]
    [InlineData("Mon-Wed-Fri 09:00-17:00")]
    [InlineData("Mon-Fri 09:00-17:00,")]
    [InlineData("Mon-Fri 09:00-24:01")]
    public void Anything_else_is_none(string text) => Assert.Null(WorkingHours.Find(text));

    [Theory]
    [InlineData("2026-03-02 09:10", "2026-03-02 10:00", 50)]
    [InlineData("2026-03-02 08:00", "2026-03-02 18:00", 480)]
    [InlineData("2026-03-02 20:00", "2026-03-02 23:00", 0)]
    [InlineData("2026-03-02 16:30", "2026-03-03 09:15", 45)]
    [InlineData("2026-03-06 16:00", "2026-03-09 10:00", 120)]
    [InlineData("2026-03-07 10:00", "2026-03-08 10:00", 0)]
    [InlineData("2026-03-27 16:00", "2026-03-30 10:00", 120)]
    public void Only_the_time_in_them_counts_by_the_clock_on_the_wall(string from, string to, int minutes) =>
        Assert.Equal(minutes, (WorkingHours.Find(WorkingHours.Usual) ?? throw new InvalidOperationException()).Between(Wall(from), Wall(to), Berlin).TotalMinutes);

    [Fact]
    public void A_night_in_which_the_clocks_go_forward_has_an_hour_less() =>
        Assert.Equal(23, (WorkingHours.Find("Mon-Sun 00:00-24:00") ?? throw new InvalidOperationException()).Between(Wall("2026-03-29 00:00"), Wall("2026-03-30 00:00"), Berlin).TotalHours);

    [Fact]
    public void Whatever_the_hours_and_the_zone_the_parts_of_a_time_add_up_to_it_and_never_to_more_than_there_was()
    {
        var hours = new[] { WorkingHours.Usual, "Mon-Sun 00:00-24:00", "Sat 10:00-13:00", "Mon-Thu 08:00-12:00, Mon-Thu 13:00-17:00, Fri 00:00-14:00" };
        var zones = new[] { "Europe/Berlin", "America/Chicago", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe" };
        var cases = from text in Gen.Elements(hours) from zone in Gen.Elements(zones) from start in Gen.Choose(0, 500_000) from first in Gen.Choose(0, 30_000) from second in Gen.Choose(0, 30_000) select (text, zone, start, first, second);

        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var (work, zone) = (WorkingHours.Find(one.text) ?? throw new InvalidOperationException(), WallZone.Of(one.zone));
            var from = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(one.start);
            var (middle, to) = (from.AddMinutes(one.first), from.AddMinutes(one.first + one.second));
            Assert.Equal(work.Between(from, to, zone), work.Between(from, middle, zone) + work.Between(middle, to, zone));
            Assert.InRange(work.Between(from, to, zone), TimeSpan.Zero, to - from);
            Assert.True(one.text != "Mon-Sun 00:00-24:00" || work.Between(from, to, zone) == to - from);
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(400));
    }

    private static DateTime Wall(string text) => Berlin.Resolve(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)).At;
}
