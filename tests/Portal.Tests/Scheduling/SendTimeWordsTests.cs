using Portal.Services.Scheduling;
using Portal.Tests.Support;

namespace Portal.Tests.Scheduling;

[TimeBound]
public sealed class SendTimeWordsTests
{
    private static readonly WallZone Chicago = WallZone.Of("America/Chicago");
    private static readonly WallZone Berlin = WallZone.Of("Europe/Berlin");
    private static readonly DateTime Now = Times.Utc("2026-03-02 21:00");

    [Fact]
    public void Both_clocks_stand_beside_each_other_with_how_long_it_is_until_then() => Assert.Equal(
        "Tue 3 Mar 2026, 09:00 Chicago (contact) · 16:00 Berlin (you) · in 18 h",
        Words(Chicago.Resolve(Times.Wall("2026-03-03 09:00"))));

    [Fact]
    public void The_second_clock_names_its_day_where_it_is_another() => Assert.Equal(
        "Tue 3 Mar 2026, 19:00 Chicago (contact) · Wed 4 Mar, 02:00 Berlin (you) · in 28 h",
        Words(Chicago.Resolve(Times.Wall("2026-03-03 19:00"))));

    [Fact]
    public void The_clock_that_is_edited_stands_first() => Assert.Equal(
        "Tue 3 Mar 2026, 16:00 Berlin (you) · 09:00 Chicago (contact) · in 18 h",
        Words(Berlin.Resolve(Times.Wall("2026-03-03 16:00"))));

    [Fact]
    public void One_zone_is_told_once() => Assert.Equal(
        "Tue 3 Mar 2026, 16:00 Berlin (sub-account and you) · in 18 h",
        SendTimeWords.Clocks(Berlin.Resolve(Times.Wall("2026-03-03 16:00")), new TwoClocks(Berlin, IsContacts: false, Berlin), Now));

    [Theory]
    [InlineData(-1, "now")]
    [InlineData(0.2, "in 1 min")]
    [InlineData(59.5, "in 1 h")]
    [InlineData(80, "in 1 h 20 min")]
    [InlineData(1080, "in 18 h")]
    [InlineData(4320, "in 3 days")]
    public void How_long_it_is_until_then(double minutes, string expected) => Assert.Equal(expected, SendTimeWords.Until(Now.AddMinutes(minutes), Now));

    [Theory]
    [InlineData("2026-03-03 09:00", "Tue 09:00")]
    [InlineData("2026-03-09 09:00", "9 Mar 09:00")]
    [InlineData("2027-01-04 09:00", "4 Jan 2027 09:00")]
    public void A_short_form_names_the_date_where_the_weekday_would_not_do(string wall, string expected) =>
        Assert.Equal(expected, SendTimeWords.Brief(Chicago.Resolve(Times.Wall(wall)), Now));

    private static string Words(SendTime time) => SendTimeWords.Clocks(time, new TwoClocks(Chicago, IsContacts: true, Berlin), Now);
}
