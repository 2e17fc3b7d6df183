using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Sandbox.Service.Control;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>What is new is counted in every tab and told in one of them, unless the person wants quiet.</summary>
[Collection(OneAtATime.Pages)]
public sealed class NotificationsJourney(Browser browser) : IClassFixture<Browser>
{
    private static readonly Regex Counted = new(@"^\(\d+\+?\) ");

    // A browser that shows what it was asked to, behind another program's window.
    private const string Desktop = """
        globalThis.notices = [];
        globalThis.Notification = class { static permission = "granted"; constructor(title, { body }) { notices.push(`${title}: ${body}`); } close() {} };
        document.hasFocus = () => false;
        """;

    // Longer than a tab needs to find out that another has told it.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_new_message_is_told_in_one_of_two_tabs_and_opens_from_there()
    {
        await using var portal = await RunningPortal.StartAsync();
        var (page, other) = await TwoTabsAsync(portal);

        portal.Control().Receive(new Inbound(SandboxContacts.SilasStone, "SMS", "Can I come on Monday?"));

        IPage[] tabs = [page, other];
        await Eventually.BeTrueAsync(async () => (await ShowingAsync(tabs, "Silas Stone: Can I come on Monday?")).Length > 0);
        await Task.Delay(Settled, TestContext.Current.CancellationToken);
        var told = Assert.Single(await ShowingAsync(tabs, "Silas Stone: Can I come on Monday?"));
        await told.Locator(".toast").HoverAsync(); // so that it stays
        Assert.Empty(await told.SeriousFindingsAsync());
        await told.PictureAsync("notification-toast");

        await told.GetByRole(AriaRole.Region, new() { Name = "What has just happened" }).GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        await told.IsAtAsync($"/conversations/{SandboxContacts.SilasStone}");
        await Assertions.Expect(told).ToHaveTitleAsync(new Regex(@"^\(\d+\+?\) Silas Stone – Conversations$"));
        await Assertions.Expect(told.Locator("link[rel=icon]")).ToHaveAttributeAsync("href", new Regex("favicon-new"));

        // What is before one's eyes is not told in a toast as well.
        portal.Control().Receive(new Inbound(SandboxContacts.SilasStone, "SMS", "Or on Tuesday?"));
        await told.Conversation().GetByText("Or on Tuesday?").WaitForAsync();
        await Task.Delay(Settled, TestContext.Current.CancellationToken);
        Assert.Empty(await ShowingAsync([told], "Silas Stone: Or on Tuesday?"));
    }

    [Fact]
    public async Task The_desktop_is_told_once_and_nothing_is_heard_or_seen_while_it_is_to_be_quiet()
    {
        await using var portal = await RunningPortal.StartAsync();
        var (page, other) = await TwoTabsAsync(portal, Desktop);
        await page.GotoAsync("/preferences");
        await page.GetByText("This browser shows them.").WaitForAsync();
        await page.GetByText("Desktop notifications, with the first words").ClickAsync();
        await page.GetByText("Saved.").WaitForAsync();
        Assert.Empty(await page.SeriousFindingsAsync());
        await page.PictureAsync("notification-preferences");

        portal.Control().Receive(new Inbound(SandboxContacts.SilasStone, "SMS", "Can I come on Monday?"));
        await Eventually.BeTrueAsync(async () => (await NoticesAsync(page, other)).Length > 0);
        await Task.Delay(Settled, TestContext.Current.CancellationToken);
        Assert.Equal(["Silas Stone: Can I come on Monday?"], await NoticesAsync(page, other));

        await page.PersonMenu().ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Quiet for an hour" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "quiet now" }).WaitForAsync();
        await other.GotoAsync("/conversations");
        await other.IsAliveAsync();
        portal.Control().Receive(new Inbound(SandboxContacts.SilasStone, "SMS", "Hello? Anybody?"));
        await other.Contacts().Filter(new() { HasText = "Hello? Anybody?" }).WaitForAsync();
        await Task.Delay(Settled, TestContext.Current.CancellationToken);
        Assert.Empty(await ShowingAsync([page, other], "Silas Stone: Hello? Anybody?"));
        Assert.DoesNotContain("Silas Stone: Hello? Anybody?", await NoticesAsync(page, other));
    }

    [Fact]
    public async Task A_link_into_the_other_sub_account_offers_the_switch_and_leads_there()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Area manager", $"/conversations/{SandboxContacts.NoraBlake}");

        var button = page.GetByRole(AriaRole.Button, new() { Name = "Switch to Northside Fitness" });
        await button.WaitForAsync();
        Assert.Empty(await page.SeriousFindingsAsync());
        await page.PictureAsync("notification-elsewhere");
        await button.ClickAsync();

        await page.IsAtAsync($"/conversations/{SandboxContacts.NoraBlake}");
        await page.Conversation().GetByRole(AriaRole.Heading, new() { Name = "Nora Blake" }).WaitForAsync();
    }

    private async Task<(IPage First, IPage Second)> TwoTabsAsync(RunningPortal portal, string? script = null)
    {
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await (script is null ? Task.CompletedTask : page.Context.AddInitScriptAsync(script));
        await page.SignInAsync("Staff of Harbour Dental", "/drafts");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/history");
        await Assertions.Expect(page).ToHaveTitleAsync(Counted);
        await Assertions.Expect(other).ToHaveTitleAsync(Counted);
        return (page, other);
    }

    private static async Task<IPage[]> ShowingAsync(IPage[] tabs, string words)
    {
        var shown = await Task.WhenAll(tabs.Select(tab => tab.Locator(".toasts").GetByText(words).CountAsync()));
        return [.. tabs.Where((_, i) => shown[i] > 0)];
    }

    private static async Task<string[]> NoticesAsync(params IPage[] tabs) =>
        [.. (await Task.WhenAll(tabs.Select(tab => tab.EvaluateAsync<string[]>("() => notices")))).SelectMany(notices => notices)];
}
