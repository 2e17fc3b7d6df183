using Bunit;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Composing;

/// <summary>The time that was chosen stays with its text. It is Monday 2 March 2026, 09:00 for the author (UTC) and 10:00 for Ana (Berlin).</summary>
[TimeBound]
public sealed class KeptTimeTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

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

        Assert.Contains("Was planned for Mon 09:00 Berlin, which has passed: choose another time, or send it now.", compose.Text, StringComparison.Ordinal);
        Assert.Equal("Send SMS", compose.SendButton.TextContent.Trim());
    }

    [Fact]
    public async Task A_time_that_is_chosen_and_not_scheduled_yet_is_kept_with_the_draft()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);
        await compose.OpenLaterAsync();
        await compose.ChoosePresetAsync("Tomorrow 09:00");
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
        var compose = await ComposeFixture.WrittenAsync(Pages);
        await compose.OpenLaterAsync();
        await compose.TypeTimeAsync("in 10 minutes");
        await compose.CloseAsync();
        Pages.Clock.Advance(TimeSpan.FromMinutes(15));

        var again = await ComposeFixture.OpenAsync(Pages);
        Assert.Contains("You had chosen Mon 10:10 Berlin, which has passed: choose another time, or send it now.", again.Text, StringComparison.Ordinal);
        Assert.Equal("Send SMS", again.SendButton.TextContent.Trim());
        await again.OpenLaterAsync();
        await again.TypeTimeAsync("in 20 minutes");
        Assert.DoesNotContain("which has passed", again.Text, StringComparison.Ordinal); // that was another time
        await again.TypeTimeAsync(string.Empty);
        await again.CloseLaterAsync();
        await again.CloseAsync();

        Assert.Contains("You had chosen Mon 10:10 Berlin", (await ComposeFixture.OpenAsync(Pages)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_channels_text_has_its_own_time_and_one_that_is_carried_over_brings_it_along()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);
        await compose.OpenLaterAsync();
        await compose.ChoosePresetAsync("Tomorrow 09:00");

        await compose.SwitchAsync(Channel.WhatsApp);
        Assert.Contains("Tue 09:00 Berlin", compose.SendButton.TextContent, StringComparison.Ordinal);
        await compose.TypeTimeAsync("thu 14:00");
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
        var here = await ComposeFixture.WrittenAsync(Pages);
        here.WaitUntilSaved();
        var there = await ComposeFixture.OpenAsync(Pages);
        await there.OpenLaterAsync();
        await there.TypeTimeAsync("thu 14:00");
        await there.CloseAsync();
        await here.OpenLaterAsync();
        await here.ChoosePresetAsync("Tomorrow 09:00");
        here.WaitUntilSaved("Choose above");

        Assert.Equal(
            ["See you at nine.\n\nTo go out: Tue 3 Mar 2026, 09:00 Berlin", "See you at nine.\n\nTo go out: Thu 5 Mar 2026, 14:00 Berlin"],
            here.Dialog.FindAll("blockquote").Select(text => text.TextContent));
        await here.PressAsync("Use the other text");

        Assert.Equal("Schedule for Thu 14:00 Berlin", here.SendButton.TextContent.Trim());
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
}
