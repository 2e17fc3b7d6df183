using Portal.Tests.Support;
using Portal.Web.Controls;

namespace Portal.Tests.Web.Controls;

[TimeBound]
public sealed class TimeWordsTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0);

    [Theory]
    [InlineData("2026-03-04T09:05", "09:05")]
    [InlineData("2026-03-03T23:59", "Yesterday")]
    [InlineData("2026-03-01T08:00", "Sun")]
    [InlineData("2026-02-25T08:00", "25 Feb")]
    [InlineData("2025-12-31T08:00", "31 Dec 2025")]
    public void The_older_a_time_in_a_list_the_coarser_it_is(string at, string words) =>
        Assert.Equal(words, TimeWords.InList(DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture), Now));

    [Theory]
    [InlineData("2026-03-04", "Today")]
    [InlineData("2026-03-03", "Yesterday")]
    [InlineData("2026-03-05", "Tomorrow")]
    [InlineData("2026-03-02", "Monday 2 March")]
    [InlineData("2025-03-02", "Sunday 2 March 2025")]
    public void A_day_is_named_as_people_name_it(string day, string words) =>
        Assert.Equal(words, TimeWords.Day(DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Now));

    [Theory]
    [InlineData(0, "The same time as yours")]
    [InlineData(-420, "7 h behind you")]
    [InlineData(330, "5 h 30 min ahead of you")]
    [InlineData(-30, "30 min behind you")]
    public void Another_clock_is_told_by_its_distance(int minutes, string words) =>
        Assert.Equal(words, TimeWords.Distance(TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData(20, "just now")]
    [InlineData(60, "1 minute ago")]
    [InlineData(59 * 60, "59 minutes ago")]
    [InlineData(2 * 3600, "2 hours ago")]
    [InlineData(26 * 3600, "1 day ago")]
    public void An_age_is_told_in_its_largest_unit(int seconds, string words) => Assert.Equal(words, TimeWords.Ago(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("2026-03-04T23:59:54", "00:00 tomorrow")]
    [InlineData("2026-03-04T23:59:59.700", "00:00 tomorrow")]
    [InlineData("2026-03-05T00:00:00", "00:00 tomorrow")]
    [InlineData("2026-03-05T00:00:01.200", "00:00 tomorrow")]
    [InlineData("2026-03-04T14:30:00", "14:30")]
    [InlineData("2026-03-04T14:30:20", "14:31")]
    public void The_end_of_a_day_has_one_name_wherever_it_was_heard_of(string end, string words) =>
        Assert.Equal(words, TimeWords.Until(DateTime.Parse(end, System.Globalization.CultureInfo.InvariantCulture), new DateTime(2026, 3, 4, 9, 0, 0, DateTimeKind.Unspecified)));
}
