using Portal.Services.Composing;
using Portal.Services.Scheduling;
using Portal.Tests.Support;
using static Portal.Tests.Scheduling.Times;

namespace Portal.Tests.Composing;

[TimeBound]
public sealed class QuietHoursTests
{
    private static readonly QuietHours Night = new(new TimeOnly(21, 0), new TimeOnly(8, 0));

    [Theory]
    [InlineData("America/Chicago", "2026-03-03 04:04", "2026-03-03 14:00")] // 22:04 on Monday evening
    [InlineData("America/Chicago", "2026-03-03 03:00", "2026-03-03 14:00")] // 21:00, from which on they hold
    [InlineData("America/Chicago", "2026-03-03 13:59", "2026-03-03 14:00")] // 07:59
    [InlineData("Asia/Kolkata", "2026-03-02 18:40", "2026-03-03 02:30")] // ten past midnight, half an hour beside the others
    [InlineData("Pacific/Auckland", "2026-03-02 09:00", "2026-03-02 19:00")] // 22:00, where the day is another one
    [InlineData("Pacific/Honolulu", "2026-03-02 12:00", "2026-03-02 18:00")] // 02:00 at night
    [InlineData("Europe/Berlin", "2026-03-28 22:00", "2026-03-29 06:00")] // the night that is an hour shorter
    [InlineData("Europe/Berlin", "2026-10-24 20:30", "2026-10-25 07:00")] // the night that is an hour longer
    public void At_night_where_the_contact_is_the_next_good_time_is_their_next_morning(string zone, string now, string good) =>
        Assert.Equal(Utc(good), Night.EndAfter(Utc(now), WallZone.Of(zone))?.At);

    [Theory]
    [InlineData("America/Chicago", "2026-03-02 14:00")] // 08:00
    [InlineData("America/Chicago", "2026-03-03 02:59")] // 20:59
    [InlineData("Pacific/Auckland", "2026-03-02 23:00")] // noon
    public void By_day_nothing_is_said(string zone, string now) => Assert.Null(Night.EndAfter(Utc(now), WallZone.Of(zone)));

    [Fact]
    public void An_hour_at_noon_is_over_on_the_same_day() =>
        Assert.Equal(Wall("2026-03-02 13:00"), new QuietHours(new TimeOnly(12, 0), new TimeOnly(13, 0)).EndAfter(Utc("2026-03-02 12:20"), WallZone.Utc)?.Wall);

    [Theory]
    [InlineData("2026-03-29 00:30", "2026-03-29 03:00")] // 02:30 does not exist that night
    [InlineData("2026-10-25 00:10", "2026-10-25 02:30")] // the first of two times 02:10
    [InlineData("2026-10-25 01:10", "2026-10-25 02:30")] // the second, for which the first 02:30 is over
    public void An_end_that_does_not_exist_or_comes_twice_is_the_next_one_that_the_clock_shows(string now, string good)
    {
        var early = new QuietHours(new TimeOnly(21, 0), new TimeOnly(2, 30));

        var end = early.EndAfter(Utc(now), WallZone.Of("Europe/Berlin"));

        Assert.Equal(Wall(good), end?.Wall);
        Assert.InRange(end?.At ?? default, Utc(now).AddMinutes(1), Utc(now).AddHours(1));
    }

    [Fact]
    public void A_day_that_a_zone_leaves_out_has_no_morning() =>
        Assert.Equal(Wall("2011-12-31 08:00"), Night.EndAfter(Utc("2011-12-30 08:30"), WallZone.Of("Pacific/Apia"))?.Wall);

    [Theory]
    [InlineData("21:00", "08:00")]
    [InlineData("23:30", "02:30")]
    [InlineData("01:15", "02:15")]
    [InlineData("02:45", "02:30")] // all but a quarter of an hour, which the clock jumps over
    public void A_good_time_is_ahead_and_never_in_the_quiet_hours_itself(string from, string to)
    {
        var hours = new QuietHours(TimeOnly.Parse(from, null), TimeOnly.Parse(to, null));
        foreach (var zone in new[] { "America/Chicago", "Europe/Berlin", "Asia/Beirut", "Australia/Lord_Howe", "America/Santiago", "Africa/Casablanca", "Antarctica/Troll", "Pacific/Chatham" }.Select(WallZone.Of))
        {
            for (var now = Utc("2026-01-01 00:05"); now < Utc("2027-01-01 00:00"); now += TimeSpan.FromMinutes(25))
            {
                if (hours.EndAfter(now, zone) is { } good)
                {
                    Assert.InRange(good.At, now, now.AddHours(50));
                    Assert.Null(hours.EndAfter(good.At, zone));
                }
            }
        }
    }

    [Fact]
    public void Every_channel_but_email_has_them_where_nothing_is_set()
    {
        var settings = new QuietHoursSettings();

        Assert.All(Channel.All, channel => Assert.Equal(channel == Channel.Email ? null : Night, settings.On(channel)));
    }

    [Fact]
    public void A_channel_has_its_own_where_they_are_set()
    {
        var settings = new QuietHoursSettings { Hours = "none", Channels = { ["WhatsApp"] = "22:30-07:00", ["Email"] = "23:00-06:00" } };

        Assert.Null(settings.On(Channel.Sms));
        Assert.Equal(new QuietHours(new TimeOnly(22, 30), new TimeOnly(7, 0)), settings.On(Channel.WhatsApp));
        Assert.NotNull(settings.On(Channel.Email));
    }

    [Theory]
    [InlineData("21-8", "SMS", "08:00-09:00", "SubAccounts:loc1:QuietHours:Hours must be two different times with a hyphen between, as in 21:00-08:00, or none.")]
    [InlineData("21:00-21:00", "SMS", "none", "SubAccounts:loc1:QuietHours:Hours must be two different times with a hyphen between, as in 21:00-08:00, or none.")]
    [InlineData("none", "SMS", "24:00-08:00", "SubAccounts:loc1:QuietHours:Channels:SMS must be two different times with a hyphen between, as in 21:00-08:00, or none.")]
    [InlineData("none", "Fax", "none", "SubAccounts:loc1:QuietHours:Channels:Fax is none of SMS, Email, WhatsApp, IG, FB, Live_Chat, Custom.")]
    public void A_wrong_setting_stops_the_start_and_is_named(string hours, string channel, string onChannel, string problem)
    {
        var rules = new SendingRules { QuietHours = new QuietHoursSettings { Hours = hours, Channels = { [channel] = onChannel } } };

        Assert.Equal(problem, new SendingRulesValidator().Validate(null, new SendingRulesOptions { ["loc1"] = rules }).FailureMessage);
        Assert.True(new SendingRulesValidator().Validate(null, new SendingRulesOptions { ["loc1"] = new SendingRules() }).Succeeded);
    }
}
