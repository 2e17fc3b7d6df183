using Bunit;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Drafts;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Composing;

/// <summary>It is Monday 2 March 2026, 09:00 for the author (UTC) and 10:00 for Ana (Berlin).</summary>
public sealed class LaterTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task Choosing_a_preset_turns_the_button_into_scheduling_and_stores_that_moment_with_its_wall()
    {
        var compose = await WrittenAsync();
        await OpenLaterAsync(compose);

        await PresetAsync(compose, "Tomorrow 09:00");

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
        var compose = await WrittenAsync();
        await OpenLaterAsync(compose);

        Assert.Equal("Schedule", compose.SendButton.TextContent.Trim());
        await compose.SendAsync();
        Assert.Empty(await compose.MessagesAsync());

        await compose.Dialog.Find("[data-close-later]").ClickAsync(new());
        Assert.Equal("Send SMS", compose.SendButton.TextContent.Trim());
    }

    [Fact]
    public async Task A_time_that_is_not_understood_says_what_to_write_and_is_never_sent()
    {
        var compose = await WrittenAsync();
        await OpenLaterAsync(compose);

        await TypeAsync(compose, "soon");

        Assert.Contains("“soon” is not understood.", compose.Text, StringComparison.Ordinal);
        Assert.Equal("true", compose.Dialog.Find("#compose-time-words").GetAttribute("aria-invalid"));
        await compose.SendAsync();
        Assert.Empty(await compose.MessagesAsync());
    }

    [Fact]
    public async Task A_time_that_does_not_exist_that_night_is_said_to_become_another()
    {
        var compose = await WrittenAsync();
        await OpenLaterAsync(compose);

        await TypeAsync(compose, "2026-03-29 02:30");

        Assert.Contains("02:30 does not exist that night in Berlin; it becomes 03:00.", compose.Text, StringComparison.Ordinal);
        Assert.Contains("Sun 29 Mar 2026, 03:00 Berlin (contact) · 01:00 UTC (you)", compose.Text, StringComparison.Ordinal);
        Assert.Equal("03:00", compose.Dialog.Find("#compose-time-clock").GetAttribute("value"));
    }

    [Fact]
    public async Task One_click_switches_the_clock_and_keeps_the_moment()
    {
        var compose = await WrittenAsync();
        await OpenLaterAsync(compose);
        await TypeAsync(compose, "tomorrow 9");

        await compose.PressAsync("UTC (you)");

        Assert.Contains("Tue 3 Mar 2026, 08:00 UTC (you) · 09:00 Berlin (contact)", compose.Text, StringComparison.Ordinal);
        Assert.Equal("Schedule for Tue 08:00 UTC", compose.SendButton.TextContent.Trim());
    }

    [Fact]
    public async Task A_day_and_a_time_from_the_browsers_fields_are_a_choice()
    {
        var compose = await WrittenAsync();
        await OpenLaterAsync(compose);

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
        var compose = await WrittenAsync(isFollowUp: isFollowUp);
        await OpenLaterAsync(compose);
        await PresetAsync(compose, "Tomorrow 09:00");

        await compose.SendAsync();

        Assert.Equal(isFollowUp, Assert.Single(await compose.MessagesAsync()).Plan?.OnlyIfUnanswered);
    }

    [Fact]
    public async Task A_contact_without_a_zone_is_written_to_on_the_sub_accounts_clock_and_the_dialog_says_so()
    {
        var compose = await WrittenAsync(contact: ComposeFixture.Ana with { TimeZoneIsContacts = false });
        await OpenLaterAsync(compose);

        Assert.Contains("The contact’s own zone isn’t known, so the sub-account’s is used.", compose.Text, StringComparison.Ordinal);
        Assert.Contains("Now: 10:00 Berlin (sub-account) · 09:00 UTC (you)", compose.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_that_passed_while_one_wrote_is_not_sent_at_once()
    {
        var compose = await WrittenAsync();
        await OpenLaterAsync(compose);
        await TypeAsync(compose, "in 10 minutes");
        Pages.Clock.Advance(TimeSpan.FromMinutes(11));

        await compose.SendAsync();

        Assert.Empty(await compose.MessagesAsync());
        Assert.Contains("is over. Choose another time, or send now.", compose.Dialog.Find("#compose-obstacle").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_was_taken_back_begins_with_its_time_and_says_that_it_is_paused()
    {
        await PlannedDraftAsync(new DraftPlan(new DateTime(2026, 3, 3, 8, 0, 0, DateTimeKind.Utc), "2026-03-03T09:00", "Europe/Berlin", OnlyIfUnanswered: true));

        var compose = await ComposeFixture.OpenAsync(Pages);

        Assert.Contains("Was planned for Tue 09:00 Berlin; it is paused while you edit it.", compose.Text, StringComparison.Ordinal);
        Assert.Equal("Schedule for Tue 09:00 Berlin", compose.SendButton.TextContent.Trim());
    }

    [Fact]
    public async Task A_paused_time_that_is_over_asks_for_another()
    {
        await PlannedDraftAsync(new DraftPlan(new DateTime(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc), "2026-03-02T09:00", "Europe/Berlin", OnlyIfUnanswered: false));

        var compose = await ComposeFixture.OpenAsync(Pages);

        Assert.Contains("Was planned for Mon 09:00 Berlin, which is over: choose another time, or send it now.", compose.Text, StringComparison.Ordinal);
        Assert.Equal("Send SMS", compose.SendButton.TextContent.Trim());
    }

    [Fact]
    public async Task A_time_that_is_chosen_and_not_scheduled_yet_is_kept_with_the_draft()
    {
        var compose = await WrittenAsync();
        await OpenLaterAsync(compose);
        await PresetAsync(compose, "Tomorrow 09:00");
        await compose.Dialog.Find(".check input").ChangeAsync(new() { Value = true });
        compose.WaitUntilSaved();
        await compose.CloseAsync();

        var again = await ComposeFixture.OpenAsync(Pages);

        Assert.Equal("Schedule for Tue 09:00 Berlin", again.SendButton.TextContent.Trim());
        Assert.DoesNotContain("paused", again.Text, StringComparison.Ordinal);
        await again.SendAsync();
        var message = Assert.Single(await again.MessagesAsync());
        Assert.Equal(("2026-03-03T09:00", "Europe/Berlin", true), (message.Plan?.Wall, message.Plan?.Zone, message.Plan?.OnlyIfUnanswered));
        Assert.Null(message.Content.Later);
    }

    [Fact]
    public async Task A_chosen_time_that_is_over_when_the_dialog_opens_again_is_told_and_not_taken()
    {
        var compose = await WrittenAsync();
        await OpenLaterAsync(compose);
        await TypeAsync(compose, "in 10 minutes");
        await compose.CloseAsync();
        Pages.Clock.Advance(TimeSpan.FromMinutes(15));

        var again = await ComposeFixture.OpenAsync(Pages);
        Assert.Contains("You had chosen Mon 10:10 Berlin, which is over: choose another time, or send it now.", again.Text, StringComparison.Ordinal);
        Assert.Equal("Send SMS", again.SendButton.TextContent.Trim());
        await OpenLaterAsync(again);
        await again.Dialog.Find("[data-close-later]").ClickAsync(new());
        await again.CloseAsync();

        Assert.Contains("You had chosen Mon 10:10 Berlin", (await ComposeFixture.OpenAsync(Pages)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_channels_text_has_its_own_time_and_one_that_is_carried_over_brings_it_along()
    {
        var compose = await WrittenAsync();
        await OpenLaterAsync(compose);
        await PresetAsync(compose, "Tomorrow 09:00");

        await compose.SwitchAsync(Channel.WhatsApp);
        Assert.Contains("Tue 09:00 Berlin", compose.SendButton.TextContent, StringComparison.Ordinal);
        await TypeAsync(compose, "thu 14:00");
        await compose.SwitchAsync(Channel.Sms);

        Assert.Equal("Schedule for Tue 09:00 Berlin", compose.SendButton.TextContent.Trim());
        await compose.SwitchAsync(Channel.WhatsApp);
        Assert.Contains("Thu 14:00 Berlin", compose.SendButton.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choosing_to_send_a_paused_text_now_is_remembered_too()
    {
        var plan = new DraftPlan(new DateTime(2026, 3, 3, 8, 0, 0, DateTimeKind.Utc), "2026-03-03T09:00", "Europe/Berlin", OnlyIfUnanswered: false);
        await PlannedDraftAsync(plan, new ChosenTime(plan.At, plan.Wall, plan.Zone, OnlyIfUnanswered: false, HeldByService: false));
        var compose = await ComposeFixture.OpenAsync(Pages);
        Assert.Contains("it is paused while you edit it.", compose.Text, StringComparison.Ordinal);
        await compose.PressAsync("Send now instead");
        await compose.CloseAsync();

        var again = await ComposeFixture.OpenAsync(Pages);

        Assert.Equal("Send SMS", again.SendButton.TextContent.Trim());
        Assert.DoesNotContain("planned for", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_windows_times_one_is_chosen_like_of_two_texts()
    {
        var here = await WrittenAsync();
        here.WaitUntilSaved();
        var there = await ComposeFixture.OpenAsync(Pages);
        await OpenLaterAsync(there);
        await TypeAsync(there, "thu 14:00");
        await there.CloseAsync();
        await OpenLaterAsync(here);
        await PresetAsync(here, "Tomorrow 09:00");
        here.WaitUntilSaved("Choose above");

        Assert.Equal(
            ["See you at nine.\n\nTo go out: Tue 3 Mar 2026, 09:00 Berlin", "See you at nine.\n\nTo go out: Thu 5 Mar 2026, 14:00 Berlin"],
            here.Dialog.FindAll("blockquote").Select(text => text.TextContent));
        await here.PressAsync("Use the other text");

        Assert.Equal("Schedule for Thu 14:00 Berlin", here.SendButton.TextContent.Trim());
    }

    private async Task<ComposeFixture> WrittenAsync(bool isFollowUp = false, ContactDetails? contact = null)
    {
        var compose = await ComposeFixture.OpenAsync(Pages, contact: contact, isFollowUp: isFollowUp);
        await compose.TypeAsync("See you at nine.");
        return compose;
    }

    private Task PlannedDraftAsync(DraftPlan plan, ChosenTime? later = null) => Pages.Store.AddAsync(new Draft
    {
        Id = Guid.CreateVersion7(),
        LocationId = Pages.Caller.LocationId,
        AuthorId = Pages.Caller.PersonId,
        ContactId = ComposeFixture.Ana.Id,
        ContactName = ComposeFixture.Ana.Name,
        ChannelKey = Channel.Sms.Key,
        Content = Some.Text() with { Later = later },
        Plan = plan,
        Version = 1,
        UpdatedAt = Pages.Clock.Now,
    });

    private static Task OpenLaterAsync(ComposeFixture compose) => compose.Dialog.Find("[data-later]").ClickAsync(new());

    private static Task PresetAsync(ComposeFixture compose, string name) =>
        compose.Dialog.FindAll(".preset").Single(b => b.TextContent.Contains(name, StringComparison.Ordinal)).ClickAsync(new());

    private static Task TypeAsync(ComposeFixture compose, string words) => compose.Dialog.Find("#compose-time-words").ChangeAsync(new() { Value = words });
}
