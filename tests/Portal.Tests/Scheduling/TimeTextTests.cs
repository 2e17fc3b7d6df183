using Portal.Services.Scheduling;
using Portal.Tests.Support;

namespace Portal.Tests.Scheduling;

[TimeBound]
public sealed class TimeTextTests
{
    private static readonly WallZone Berlin = WallZone.Of("Europe/Berlin");

    /// <summary>Monday, 10:00 in Berlin.</summary>
    private static readonly DateTime Now = Times.Utc("2026-03-02 09:00");

    [Theory]
    [InlineData("tomorrow 9", "Tue 3 Mar 2026, 09:00")]
    [InlineData("Tomorrow at 9:15", "Tue 3 Mar 2026, 09:15")]
    [InlineData("noon tomorrow", "Tue 3 Mar 2026, 12:00")]
    [InlineData("today 17", "Mon 2 Mar 2026, 17:00")]
    [InlineData("tue 14:30", "Tue 3 Mar 2026, 14:30")]
    [InlineData("Thursday, 8am", "Thu 5 Mar 2026, 08:00")]
    [InlineData("mon 14:30", "Mon 2 Mar 2026, 14:30")]
    [InlineData("mon 9", "Mon 9 Mar 2026, 09:00")]
    [InlineData("3 mar 9am", "Tue 3 Mar 2026, 09:00")]
    [InlineData("9:30pm on 3 march", "Tue 3 Mar 2026, 21:30")]
    [InlineData("Tue 3rd March 2026 12am", "Tue 3 Mar 2026, 00:00")]
    [InlineData("march 3 9", "Tue 3 Mar 2026, 09:00")]
    [InlineData("1 feb 9:00", "Mon 1 Feb 2027, 09:00")]
    [InlineData("3.4. 9:00", "Fri 3 Apr 2026, 09:00")]
    [InlineData("in 2 hours", "Mon 2 Mar 2026, 12:00")]
    [InlineData("in 1 h 30 min", "Mon 2 Mar 2026, 11:30")]
    [InlineData("in half an hour", "Mon 2 Mar 2026, 10:30")]
    [InlineData("in 45 min", "Mon 2 Mar 2026, 10:45")]
    [InlineData("in 3 days", "Thu 5 Mar 2026, 10:00")]
    [InlineData("in a week", "Mon 9 Mar 2026, 10:00")]
    [InlineData("11:00", "Mon 2 Mar 2026, 11:00")]
    [InlineData("09:00", "Tue 3 Mar 2026, 09:00")]
    [InlineData("9am", "Tue 3 Mar 2026, 09:00")]
    [InlineData("2026-03-29 02:30", "Sun 29 Mar 2026, 03:00")]
    [InlineData("2026-03-30T08:05", "Mon 30 Mar 2026, 08:05")]
    [InlineData("in ３ hours", "Mon 2 Mar 2026, 13:00")]
    [InlineData("in ٣ hours", "Mon 2 Mar 2026, 13:00")]
    [InlineData("in 𝟑 hours", "Mon 2 Mar 2026, 13:00")]
    [InlineData("tomorrow　９：３０", "Tue 3 Mar 2026, 09:30")]
    [InlineData("３ ｍａｒ ９ａｍ", "Tue 3 Mar 2026, 09:00")]
    [InlineData("tue १४:३०", "Tue 3 Mar 2026, 14:30")]
    [InlineData("２０２６-０３-３０ ०८:०५", "Mon 30 Mar 2026, 08:05")]
    public void Understands_what_people_type(string typed, string expected)
    {
        var understood = Assert.IsType<TypedTime.Understood>(TimeText.Read(typed, Berlin, Now));

        Assert.Equal($"{expected} Berlin", SendTimeWords.Full(understood.Time));
    }

    [Theory]
    [InlineData("", "Write when to send.")]
    [InlineData("soon", "“soon” is not understood.")]
    [InlineData("tomorrow", "At what time? Write for example “tomorrow 9:00”.")]
    [InlineData("mar 3", "At what time? Write for example “mar 3 9:00”.")]
    [InlineData("9", "“9” could be a day or a time.")]
    [InlineData("3/4 9:00", "“3/4” could mean two days.")]
    [InlineData("30 feb 9:00", "There is no such day as “30 feb”")]
    [InlineData("mon 3 mar 9:00", "3 March 2026 is a Tuesday.")]
    [InlineData("foo 3 mar 9:00", "“foo 3 mar” is not understood.")]
    [InlineData("today 9", "Mon 2 Mar 2026, 09:00 Berlin has passed already.")]
    [InlineData("tomorrow 25:00", "“tomorrow 25:00” is not understood.")]
    [InlineData("tomorrow 13pm", "“tomorrow 13pm” is not understood.")]
    [InlineData("in 0 min", "has passed already.")]
    [InlineData("in 3 fortnights", "“in 3 fortnights” is not understood.")]
    [InlineData("3 mar 2029 9:00", "is more than a year away.")]
    [InlineData("1 jan 2026 9:00", "has passed already.")]
    [InlineData("in ③ hours", "“in ③ hours” is not understood.")]
    [InlineData("in ½ hour", "“in ½ hour” is not understood.")]
    [InlineData("in Ⅲ hours", "is not understood.")]
    [InlineData("in 三 hours", "“in 三 hours” is not understood.")]
    [InlineData("1 jan 0001 0:00", "Mon 1 Jan 0001, 00:00 Berlin has passed already.")]
    [InlineData("31 dec 9998 23:59", "is more than a year away.")]
    [InlineData("in 9999 weeks", "is more than a year away.")]
    public void Says_what_is_missing_or_wrong_and_never_guesses(string typed, string expected)
    {
        var not = Assert.IsType<TypedTime.NotUnderstood>(TimeText.Read(typed, Berlin, Now));

        Assert.Contains(expected, not.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("in 3 hours", "13:00")]
    [InlineData("in 1 h 30 min", "11:30")]
    [InlineData("in 5 minutes", "10:05")]
    [InlineData("in 1 minute", "10:01")]
    public void A_distance_counts_from_the_minute_that_a_clock_shows(string typed, string expected)
    {
        var understood = Assert.IsType<TypedTime.Understood>(TimeText.Read(typed, Berlin, Now.AddSeconds(20)));

        Assert.Equal(expected, SendTimeWords.Clock(understood.Time));
    }

    [Fact]
    public void Takes_the_fields_of_the_browser_as_they_are()
    {
        var understood = Assert.IsType<TypedTime.Understood>(TimeText.ReadFields("2026-03-03", "09:00", Berlin, Now));

        Assert.Equal("2026-03-03T09:00", understood.Time.StoredWall);
        Assert.IsType<TypedTime.NotUnderstood>(TimeText.ReadFields("2026-03-03", null, Berlin, Now));
        Assert.IsType<TypedTime.NotUnderstood>(TimeText.ReadFields("2026-03-01", "09:00", Berlin, Now));
    }

    [Theory]
    [InlineData("0001-01-01", "00:00", "has passed already.")]
    [InlineData("9999-12-31", "23:59", "is more than a year away.")]
    [InlineData("99999-12-31", "23:59", "That is not a day and a time.")]
    [InlineData("2026-02-30", "09:00", "That is not a day and a time.")]
    public void Days_near_the_first_and_the_last_that_there_are_get_a_sentence_in_every_zone(string day, string time, string expected)
    {
        foreach (var zone in (string[])["Pacific/Kiritimati", "Europe/Berlin", "UTC", "America/Chicago"])
        {
            var not = Assert.IsType<TypedTime.NotUnderstood>(TimeText.ReadFields(day, time, WallZone.Of(zone), Now));

            Assert.Contains(expected, not.Sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Fields_in_digits_of_another_script_are_read_too() =>
        Assert.Equal("2026-03-03T09:00", Assert.IsType<TypedTime.Understood>(TimeText.ReadFields("２０２６-０３-０３", "٠٩:٠٠", Berlin, Now)).Time.StoredWall);

    [Fact]
    public void Nothing_that_can_be_typed_breaks_it()
    {
        var random = new Random(4);
        const string Letters = "0123456789:. /-,inathdmowfrsuepy@０９٣३²½Ⅷ：\uD800\uDC00\uDFD1";
        for (var i = 0; i < 20_000; i++)
        {
            var typed = new string([.. Enumerable.Range(0, random.Next(0, 24)).Select(_ => Letters[random.Next(Letters.Length)])]);
            if (TimeText.Read(typed, Berlin, Now) is TypedTime.Understood understood)
            {
                Assert.True(understood.Time.At > Now, typed);
            }
        }
    }
}
