using Bunit;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Composing;

/// <summary>Choosing when the text goes. It is Monday 2 March 2026, 09:00 for the author (UTC) and 10:00 for Ana (Berlin).</summary>
[TimeBound]
public sealed class LaterTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task Choosing_a_preset_turns_the_button_into_scheduling_and_stores_that_moment_with_its_wall()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);
        await compose.OpenLaterAsync();

        await compose.ChoosePresetAsync("Tomorrow 09:00");

        Assert.Equal("Schedule for Tue 09:00 Berlin", compose.SendButton.TextContent.Trim());
        Assert.Contains("Tue 3 Mar 2026, 09:00 Berlin (contact) · 08:00 UTC (you) · in 23 h", compose.Text, StringComparison.Ordinal);
        await compose.SendAsync();
        var message = Assert.Single(await compose.MessagesAsync());
        Assert.Equal(new DateTime(2026, 3, 3, 8, 0, 0, DateTimeKind.Utc), message.DueAt);
        Assert.Equal(("2026-03-03T09:00", "Europe/Berlin"), (message.Plan?.Wall, message.Plan?.Zone));
    }

    [Fact]
    public async Task While_no_time_is_chosen_the_open_times_keep_the_text_from_going_out_now()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);
        await compose.OpenLaterAsync();

        Assert.Equal("Schedule", compose.SendButton.TextContent.Trim());
        await compose.SendAsync();
        Assert.Empty(await compose.MessagesAsync());

        await compose.CloseLaterAsync();
        Assert.Equal("Send SMS", compose.SendButton.TextContent.Trim());
    }

    [Fact]
    public async Task A_time_that_is_not_understood_says_what_to_write_and_is_never_sent()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);
        await compose.OpenLaterAsync();

        await compose.TypeTimeAsync("soon");

        Assert.Contains("“soon” is not understood.", compose.Text, StringComparison.Ordinal);
        Assert.Equal("true", compose.Dialog.Find("#compose-time-words").GetAttribute("aria-invalid"));
        await compose.SendAsync();
        Assert.Empty(await compose.MessagesAsync());
    }

    [Fact]
    public async Task A_time_that_does_not_exist_that_night_is_said_to_become_another()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);
        await compose.OpenLaterAsync();

        await compose.TypeTimeAsync("2026-03-29 02:30");

        Assert.Contains("02:30 does not exist that night in Berlin; it becomes 03:00.", compose.Text, StringComparison.Ordinal);
        Assert.Contains("Sun 29 Mar 2026, 03:00 Berlin (contact) · 01:00 UTC (you)", compose.Text, StringComparison.Ordinal);
        Assert.Equal("03:00", compose.Dialog.Find("#compose-time-clock").GetAttribute("value"));
    }

    [Fact]
    public async Task One_click_switches_the_clock_and_keeps_the_moment()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);
        await compose.OpenLaterAsync();
        await compose.TypeTimeAsync("tomorrow 9");

        await compose.PressAsync("UTC (you)");

        Assert.Contains("Tue 3 Mar 2026, 08:00 UTC (you) · 09:00 Berlin (contact)", compose.Text, StringComparison.Ordinal);
        Assert.Equal("Schedule for Tue 08:00 UTC", compose.SendButton.TextContent.Trim());
    }

    [Fact]
    public async Task A_day_and_a_time_from_the_browsers_fields_are_a_choice()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);
        await compose.OpenLaterAsync();

        await compose.Dialog.Find("#compose-time-day").ChangeAsync(new() { Value = "2026-03-05" });
        Assert.Equal("Schedule", compose.SendButton.TextContent.Trim());
        await compose.Dialog.Find("#compose-time-clock").ChangeAsync(new() { Value = "08:30" });

        Assert.Equal("Schedule for Thu 08:30 Berlin", compose.SendButton.TextContent.Trim());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_if_unanswered_is_on_by_itself_for_a_follow_up(bool isFollowUp)
    {
        var compose = await ComposeFixture.WrittenAsync(Pages, isFollowUp: isFollowUp);
        await compose.OpenLaterAsync();
        await compose.ChoosePresetAsync("Tomorrow 09:00");

        await compose.SendAsync();

        Assert.Equal(isFollowUp, Assert.Single(await compose.MessagesAsync()).Plan?.OnlyIfUnanswered);
    }

    [Fact]
    public async Task A_contact_without_a_zone_is_written_to_on_the_sub_accounts_clock_and_the_dialog_says_so()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff(), ("TimeZone", "Europe/Berlin"));
        var compose = await ComposeFixture.WrittenAsync(pages, contact: ComposeFixture.Ana with { TimeZoneIsContacts = false });
        await compose.OpenLaterAsync();

        Assert.Contains("The contact’s own zone isn’t known, so the sub-account’s is used.", compose.Text, StringComparison.Ordinal);
        Assert.Contains("Now: 10:00 Berlin (sub-account) · 09:00 UTC (you)", compose.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_that_passed_while_one_wrote_is_not_sent_at_once()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);
        await compose.OpenLaterAsync();
        await compose.TypeTimeAsync("in 10 minutes");
        Pages.Clock.Advance(TimeSpan.FromMinutes(11));

        await compose.SendAsync();

        Assert.Empty(await compose.MessagesAsync());
        Assert.Contains("has passed. Choose another time, or send now.", compose.Dialog.Find("#compose-obstacle").TextContent, StringComparison.Ordinal);
    }
}
