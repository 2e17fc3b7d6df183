using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>Who types faster than the line is searches for what they typed.</summary>
[Collection(OneAtATime.Writing)]
public sealed class SearchJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Words = "a search that nothing at all matches";

    [Fact]
    public async Task On_a_slow_line_nothing_that_is_typed_into_a_search_is_lost_or_comes_back()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.DelayServerAsync(TimeSpan.FromMilliseconds(300));
        await page.SignInAsync("Manager of Harbour Dental", $"/conversations/{SandboxContacts.AnaRuiz}");
        var dialog = await page.WriteAsync("SMS");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Template", Exact = true }).ClickAsync();
        var templates = page.GetByRole(AriaRole.Dialog, new() { Name = "Templates for SMS" });
        var search = templates.GetByLabel("Search templates");
        await search.PressSequentiallyAsync(Words, new() { Delay = 40 });
        await Assertions.Expect(search).ToHaveValueAsync(Words, new() { Timeout = 1 });
        await page.Keyboard.PressAsync("Escape"); // empties a search
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(templates).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Who_types_before_the_page_is_alive_goes_on_in_the_same_field()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Manager of Harbour Dental", "/history");
        await page.DelayServerAsync(TimeSpan.FromMilliseconds(800));

        await page.GotoAsync("/conversations");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search contacts" }).ClickAsync();
        await page.Keyboard.TypeAsync("ana");
        await page.IsAliveAsync();
        await page.Locator("[data-scroller][aria-busy=false] li").First.WaitForAsync();
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken); // all that the server says of a page that begins has come
        await page.Keyboard.TypeAsync(" ruiz");
        await Assertions.Expect(page.Contacts()).ToHaveCountAsync(1);

        await page.GotoAsync("/history");
        await page.GetByLabel("Search", new() { Exact = true }).ClickAsync();
        await page.Keyboard.TypeAsync("nothing says");
        await page.IsAliveAsync();
        await page.Keyboard.TypeAsync(" this");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("No message matches").WaitForAsync();
        await Assertions.Expect(page.GetByLabel("Search", new() { Exact = true })).ToHaveValueAsync("nothing says this");
    }

    [Fact]
    public async Task A_press_that_begins_before_the_page_is_alive_and_ends_after_it_counts()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Manager of Harbour Dental", "/history");
        await page.DelayServerAsync(TimeSpan.FromMilliseconds(800));

        await page.GotoAsync("/history");
        await page.GetByRole(AriaRole.Link, new() { Name = "Drafts" }).HoverAsync();
        await page.Mouse.DownAsync();
        await page.IsAliveAsync();
        await page.Mouse.UpAsync();

        await page.IsAtAsync("/drafts");
    }
}
