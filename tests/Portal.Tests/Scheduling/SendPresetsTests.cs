using Portal.Services.Scheduling;
using Portal.Tests.Support;

namespace Portal.Tests.Scheduling;

[TimeBound]
public sealed class SendPresetsTests
{
    private static readonly WallZone Chicago = WallZone.Of("America/Chicago");

    [Fact]
    public void On_a_Monday_afternoon_there_is_every_preset_but_those_that_come_to_the_same() => Assert.Equal(
        [
            "In 1 hour = Mon 2 Mar 2026, 14:05 Chicago",
            "Later today 17:00 = Mon 2 Mar 2026, 17:00 Chicago",
            "Tomorrow 09:00 = Tue 3 Mar 2026, 09:00 Chicago",
            "Monday 09:00 = Mon 9 Mar 2026, 09:00 Chicago",
        ],
        At("2026-03-02 19:03"));

    [Fact]
    public void Before_the_contacts_morning_its_morning_is_offered() =>
        Assert.Contains("Today 09:00 = Mon 2 Mar 2026, 09:00 Chicago", At("2026-03-02 09:00"));

    [Fact]
    public void On_a_Friday_tomorrow_is_not_the_next_business_day() => Assert.Equal(
        [
            "In 1 hour = Fri 6 Mar 2026, 11:00 Chicago",
            "Later today 17:00 = Fri 6 Mar 2026, 17:00 Chicago",
            "Tomorrow 09:00 = Sat 7 Mar 2026, 09:00 Chicago",
            "Next business day 09:00 = Mon 9 Mar 2026, 09:00 Chicago",
        ],
        At("2026-03-06 16:00"));

    [Fact]
    public void A_preset_that_is_over_or_within_five_minutes_is_not_offered()
    {
        Assert.Contains(At("2026-03-02 22:55"), preset => preset.StartsWith("Later", StringComparison.Ordinal));
        Assert.DoesNotContain(At("2026-03-02 22:56"), preset => preset.StartsWith("Later", StringComparison.Ordinal));
    }

    [Fact]
    public void All_presets_stand_on_the_grid_and_ahead_of_now_at_any_minute_of_two_years()
    {
        var minute = Times.Utc("2026-01-01 00:00");
        for (; minute.Year < 2028; minute = minute.AddMinutes(347))
        {
            var presets = SendPresets.For(Chicago, minute);
            Assert.All(presets, p => Assert.True(p.Time.At >= minute.AddMinutes(5) && p.Time.At.Minute % 5 == 0));
            Assert.Equal(presets.Count, presets.Select(p => p.Time.At).Distinct().Count());
            Assert.True(presets.Count >= 2);
        }
    }

    private static List<string> At(string utc) =>
        [.. SendPresets.For(Chicago, Times.Utc(utc)).Select(preset => $"{preset.Name} = {SendTimeWords.Full(preset.Time)}")];
}
