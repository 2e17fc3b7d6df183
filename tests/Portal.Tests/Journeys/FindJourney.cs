using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>A manager finds a message among others, goes from one to the next, and sees it where it was said.</summary>
[Collection(OneAtATime.Writing)]
public sealed class FindJourney(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_message_is_found_by_its_filters_followed_by_the_next_and_seen_in_its_conversation()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Manager of Harbour Dental", $"/conversations/{SandboxContacts.SilasStone}");
        await SendAsync(page, "The first of two.");
        await SendAsync(page, "The second of two.");

        await page.GotoAsync("/history?timing=once&files=without&contact=silas");
        await Assertions.Expect(page.GetByText("2 messages", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save this view" }).ClickAsync();
        await Assertions.Expect(page.Locator("#view-name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("For Silas");
        await page.Keyboard.PressAsync("Enter");
        await page.GotoAsync("/history");
        await page.GetByRole(AriaRole.Link, new() { Name = "For Silas" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Contact", new() { Exact = true })).ToHaveValueAsync("silas");
        await page.GetByRole(AriaRole.Link, new() { Name = "The second of two." }).ClickAsync();
        var life = page.GetByRole(AriaRole.Complementary, new() { Name = "SMS to Silas Stone" });
        await Assertions.Expect(life).ToContainTextAsync("The second of two.");
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(life).ToContainTextAsync("The first of two.");
        await Assertions.Expect(life.GetByRole(AriaRole.Button, new() { Name = "Older message" })).ToBeDisabledAsync();

        await life.GetByRole(AriaRole.Link, new() { Name = "Show in conversation" }).ClickAsync();
        await Assertions.Expect(page.Conversation().Locator("li[aria-current]")).ToContainTextAsync("The first of two.");
        await Assertions.Expect(page.Conversation().Locator("li[aria-current]")).ToBeInViewportAsync();
    }

    private static async Task SendAsync(IPage page, string text)
    {
        var dialog = await page.WriteAsync("SMS");
        await dialog.Field("Message").FillAsync(text);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();
        await page.SeesAcceptedAsync(text);
    }
}
