using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>Where one pane fills the screen, the list behind an open conversation is drawn only when it is wanted.</summary>
[Collection(OneAtATime.Pages)]
public sealed class OnePaneJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Place = $"/conversations/{SandboxContacts.AnaRuiz}";

    [Fact]
    public async Task On_a_phone_the_list_comes_with_the_way_back_and_stays()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await OpenAsync(portal, Screen.Narrow);
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Link, new() { Name = "Back to all conversations" }).ClickAsync();
        await Assertions.Expect(page.Contacts()).Not.ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search contacts" }).FillAsync("Ana Ruiz");
        await Assertions.Expect(page.Contacts()).ToHaveCountAsync(1);
        await page.Contacts().First.ClickAsync();
        await page.Conversation().GetByRole(AriaRole.Listitem).First.WaitForAsync();

        await Assertions.Expect(Rows(page)).ToHaveCountAsync(1); // hidden, and still what was found
    }

    [Fact]
    public async Task The_list_appears_beside_the_conversation_when_the_window_grows()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await OpenAsync(portal, Screen.Narrow);
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(0);

        await page.SetViewportSizeAsync(1200, 800);

        await page.Contacts().First.WaitForAsync();
        await page.Conversation().GetByRole(AriaRole.Listitem).First.WaitForAsync();
    }

    [Fact]
    public async Task A_window_that_has_grown_since_the_last_page_still_gets_its_list()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await OpenAsync(portal, Screen.Narrow);
        await page.Context.AddCookiesAsync([new() { Name = "narrow", Value = "1", Url = portal.Address.ToString() }]);
        var wide = await page.Context.NewPageAsync();
        await wide.SetViewportSizeAsync(1200, 800);

        await wide.GotoAsync(Place);

        await wide.Contacts().First.WaitForAsync();
        Assert.Equal("0", await CookieAsync(wide, "narrow"));
    }

    [Fact]
    public async Task A_browser_that_came_to_another_zone_is_heard_on_its_next_page()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await OpenAsync(portal, Screen.Wide);
        Assert.Equal("Europe%2FBerlin", await CookieAsync(page, "tz"));
        var session = await page.Context.StorageStateAsync();

        var travelled = await (await page.Context.Browser!.NewContextAsync(new() { BaseURL = portal.Address.ToString(), StorageState = session, TimezoneId = "Asia/Tokyo" })).NewPageAsync();
        await travelled.GotoAsync(Place);

        Assert.Equal("Asia%2FTokyo", await CookieAsync(travelled, "tz"));
        await travelled.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(RunningPortal portal, Screen screen)
    {
        var page = await browser.OpenAsync(portal.Address, screen);
        await page.SignInAsync("Staff of Harbour Dental", Place);
        await page.GetByRole(AriaRole.Button, new() { Name = "Write" }).And(page.Locator(":enabled")).WaitForAsync();
        return page;
    }

    // Whether they can be seen or not.
    private static ILocator Rows(IPage page) => page.Locator("ul[aria-label=Contacts] > li");

    private static async Task<string?> CookieAsync(IPage page, string name) =>
        (await page.Context.CookiesAsync()).FirstOrDefault(cookie => cookie.Name == name)?.Value;
}
