using Portal.Services.Notifications;
using Portal.Services.People;
using Portal.Services.Scheduling;

namespace Portal.Tests.Notifications;

/// <summary>Outside a person's own hours, and until a time that they chose, nothing is heard or seen.</summary>
public sealed class QuietTests
{
    private static readonly NoticePreferences Hours = new() { OnlyInWorkingHours = true, Zone = "America/New_York" };

    [Theory]
    [InlineData("2026-03-02T13:59", true)] // Monday, 8:59 in New York
    [InlineData("2026-03-02T14:00", false)]
    [InlineData("2026-03-02T21:59", false)]
    [InlineData("2026-03-02T22:00", true)]
    [InlineData("2026-03-07T15:00", true)] // Saturday
    [InlineData("2026-03-09T13:00", false)] // Monday after the clocks went forward, 9:00
    public void Working_hours_are_by_the_clock_where_the_person_is(string utc, bool isQuiet) => Assert.Equal(isQuiet, Quiet.IsAt(Utc(utc), Hours));

    [Theory]
    [InlineData("2026-03-07T03:30", false)] // Friday, 22:30 in New York
    [InlineData("2026-03-07T10:30", false)] // Saturday, 5:30: Friday's night
    [InlineData("2026-03-07T11:00", true)]
    [InlineData("2026-03-08T03:30", true)] // Saturday, 22:30
    [InlineData("2026-03-02T08:00", true)] // Monday, 3:00: Sunday's night
    public void A_night_shift_belongs_to_the_day_on_which_it_begins(string utc, bool isQuiet) =>
        Assert.Equal(isQuiet, Quiet.IsAt(Utc(utc), Hours with { From = new TimeOnly(22, 0), To = new TimeOnly(6, 0) }));

    [Fact]
    public void Hours_count_only_where_the_person_wants_that() => Assert.False(Quiet.IsAt(Utc("2026-03-07T15:00"), Hours with { OnlyInWorkingHours = false }));

    [Fact]
    public void While_presenting_it_is_quiet_until_the_time_and_not_a_moment_longer()
    {
        var chosen = new NoticePreferences { QuietUntil = Utc("2026-03-02T15:00") };

        Assert.True(Quiet.IsAt(Utc("2026-03-02T14:59"), chosen));
        Assert.False(Quiet.IsAt(Utc("2026-03-02T15:00"), chosen));
    }

    [Fact]
    public void Tomorrow_begins_at_midnight_where_the_person_is() => Assert.Equal(Utc("2026-03-03T05:00"), Quiet.Tomorrow(Utc("2026-03-03T03:00"), WallZone.Of("America/New_York")));

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
