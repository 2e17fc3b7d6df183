using Bunit;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Tests.Support;
using static Portal.Tests.Scheduling.Times;

namespace Portal.Tests.Web.Composing;

/// <summary>Who would be disturbed at night is asked about first. It is Monday 2 March 2026, 09:00 for the author (UTC) and 03:00 for Eddie (Chicago).</summary>
public sealed class QuietHoursTests : IAsyncLifetime
{
    private static readonly ContactDetails Eddie = ComposeFixture.Ana with { Recipient = ComposeFixture.Ana.Recipient with { FirstName = "Eddie" }, TimeZone = "America/Chicago" };
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task The_first_press_asks_and_the_second_sends()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages, contact: Eddie);

        await compose.SendAsync();
        Assert.Empty(await compose.MessagesAsync());
        Assert.Contains("It is 03:00 in Chicago, where Eddie is.", Banner(compose), StringComparison.Ordinal);
        Assert.Equal("Send SMS anyway", compose.SendButton.TextContent.Trim());
        Assert.Equal(["Send at 08:00"], Offered(compose));

        await compose.SendAsync();
        Assert.Null(Assert.Single(await compose.MessagesAsync()).Plan);
    }

    [Fact]
    public async Task One_press_sends_it_in_the_morning_where_the_contact_is()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages, isFollowUp: true, contact: Eddie);
        await compose.SendAsync();
        Assert.Contains("08:00 in Chicago is Mon 14:00 on your clock.", Banner(compose), StringComparison.Ordinal);

        await compose.SendAsync(goodHour: true);

        var message = Assert.Single(await compose.MessagesAsync());
        Assert.Equal(Utc("2026-03-02 14:00"), message.DueAt);
        Assert.Equal(("2026-03-02T08:00", "America/Chicago", false), (message.Plan?.Wall, message.Plan?.Zone, message.Plan?.OnlyIfUnanswered));
        Assert.False(compose.IsOpen);
    }

    [Fact]
    public async Task It_is_not_told_twice_while_the_minutes_pass()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages, contact: Eddie);
        Assert.Contains("It is 03:00 in Chicago", compose.Dialog.Find(".warnings").TextContent, StringComparison.Ordinal);
        await compose.SendAsync();

        Pages.Clock.Advance(TimeSpan.FromMinutes(3));
        compose.Dialog.Render();

        Assert.DoesNotContain("Chicago", compose.Dialog.Find(".warnings").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_told_before_the_press_goes_on_with_the_contacts_clock()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages, contact: Eddie);

        Pages.Clock.Advance(TimeSpan.FromMinutes(2));

        compose.Dialog.WaitForAssertion(() => Assert.Contains("It is 03:02 in Chicago", compose.Dialog.Find(".warnings").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_press_that_waited_for_the_morning_after_it_had_come_sends()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff(), ("QuietHours:Hours", "21:00-03:20"));
        var compose = await ComposeFixture.WrittenAsync(pages, contact: Eddie);
        await compose.SendAsync();
        pages.Clock.Advance(TimeSpan.FromMinutes(21));

        await compose.SendAsync(goodHour: true);

        Assert.Null(Assert.Single(await compose.MessagesAsync()).Plan);
    }

    [Fact]
    public async Task A_time_that_was_chosen_at_night_is_asked_about_once_and_another_one_anew()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages, contact: Eddie);
        await compose.OpenLaterAsync();
        await compose.TypeTimeAsync("2026-03-04 23:30");
        await compose.SendAsync();
        Assert.Contains("Then it is 23:30 in Chicago, where Eddie is.", Banner(compose), StringComparison.Ordinal);
        Assert.Equal(["Schedule for Thu 08:00"], Offered(compose));

        await compose.TypeTimeAsync("2026-03-05 05:00");
        await compose.SendAsync();
        Assert.Empty(await compose.MessagesAsync());

        await compose.SendAsync();
        Assert.Equal("2026-03-05T05:00", Assert.Single(await compose.MessagesAsync()).Plan?.Wall);
    }

    [Fact]
    public async Task While_a_time_is_being_chosen_nothing_is_said_of_this_one()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages, contact: Eddie);
        Assert.Contains("It is 03:00 in Chicago", compose.Dialog.Find(".warnings").TextContent, StringComparison.Ordinal);

        await compose.OpenLaterAsync();

        Assert.DoesNotContain("It is 03:00", compose.Dialog.Find(".warnings").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_time_in_place_of_a_chosen_one_keeps_its_condition_and_is_the_contacts()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages, isFollowUp: true, contact: Eddie);
        await compose.OpenLaterAsync();
        await compose.PressAsync("UTC (you)");
        await compose.TypeTimeAsync("2026-03-04 06:00");
        await compose.SendAsync();

        await compose.SendAsync(goodHour: true);

        var plan = Assert.Single(await compose.MessagesAsync()).Plan;
        Assert.Equal(("2026-03-04T08:00", "America/Chicago", true), (plan?.Wall, plan?.Zone, plan?.OnlyIfUnanswered));
    }

    [Fact]
    public async Task Where_the_contacts_zone_is_not_known_the_sub_accounts_counts_and_that_is_said()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff(), ("TimeZone", "America/Chicago"));
        var compose = await ComposeFixture.WrittenAsync(pages, contact: Eddie with { TimeZoneIsContacts = false });

        await compose.SendAsync();

        Assert.Contains("It is 03:00 in Chicago, by the sub-account’s clock. Where Eddie is isn’t known.", Banner(compose), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_email_wakes_nobody()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email, Eddie);
        await compose.TypeAsync("See you at nine.", "Your visit");

        await compose.SendAsync();

        Assert.Single(await compose.MessagesAsync());
    }

    [Fact]
    public async Task By_day_nothing_is_asked()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages, contact: Eddie with { TimeZone = "Europe/Berlin" });

        await compose.SendAsync();

        Assert.Single(await compose.MessagesAsync());
    }

    private static string Banner(ComposeFixture compose) => compose.Dialog.Find(".banner[role=alert]").TextContent;

    private static IEnumerable<string> Offered(ComposeFixture compose) => compose.Dialog.FindAll(".quiet-offer button").Select(button => button.TextContent);
}
