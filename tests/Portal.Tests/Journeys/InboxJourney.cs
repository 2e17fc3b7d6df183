using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>Two people share conversations out, and each sees what the other does.</summary>
[Collection(OneAtATime.Pages)]
public sealed class InboxJourney(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Conversations_are_shared_out_among_two_who_see_each_others_doing()
    {
        await using var portal = await RunningPortal.StartAsync();
        var tomas = await browser.OpenAsync(portal.Address, Screen.Wide);
        await tomas.SignInAsync("Manager of Harbour Dental", $"/conversations/{SandboxContacts.AnaRuiz}");
        var maya = await browser.OpenAsync(portal.Address, Screen.Wide);
        await maya.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.AnaRuiz}");
        await maya.IsAliveAsync();

        // To another, whose page says so by itself.
        await Head(tomas).GetByRole(AriaRole.Button, new() { Name = "Nobody’s" }).ClickAsync();
        await tomas.GetByRole(AriaRole.Menuitem, new() { Name = "Maya Lindqvist" }).ClickAsync();
        await Head(maya).GetByRole(AriaRole.Button, new() { Name = "Assigned to me" }).WaitForAsync();
        await maya.Conversation().GetByText("Assigned to Maya Lindqvist by Tomás Herrera").WaitForAsync();
        await View(maya, "Mine").ClickAsync();
        await Assertions.Expect(maya.Contacts()).ToHaveCountAsync(1);

        // Snoozed by one, taken back by the undo.
        await Head(maya).GetByRole(AriaRole.Button, new() { Name = "Snooze" }).ClickAsync();
        await maya.GetByRole(AriaRole.Menuitem, new() { Name = "Until they answer" }).ClickAsync();
        await Head(tomas).GetByText("Snoozed until they answer").WaitForAsync();
        await maya.GetByRole(AriaRole.Button, new() { Name = "Undo" }).Last.ClickAsync();
        await Head(tomas).GetByRole(AriaRole.Button, new() { Name = "Snooze" }).WaitForAsync();

        await DoneTogetherAsync(tomas);
        Assert.Empty(await LookAsync(tomas));
    }

    private static async Task DoneTogetherAsync(IPage page)
    {
        await page.GotoAsync("/conversations?view=needs-reply");
        await page.GetByRole(AriaRole.Button, new() { Name = "Select", Exact = true }).ClickAsync();
        var first = await page.Contacts().First.GetByRole(AriaRole.Link).GetAttributeAsync("href") ?? string.Empty;
        await page.Contacts().Nth(0).GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.Contacts().Nth(1).GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByText("2 selected").WaitForAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Chosen conversations" }).GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await page.GetByText("2 conversations: done").WaitForAsync();
        await Assertions.Expect(page.Locator($"li a[href='{first}']")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).Last.ClickAsync();
        await page.Locator($"li a[href='{first}']").WaitForAsync();
    }

    /// <summary>What axe finds, with pictures kept.</summary>
    private static async Task<IReadOnlyList<string>> LookAsync(IPage page)
    {
        var findings = new List<string>();
        await page.GetByRole(AriaRole.Checkbox).Nth(1).CheckAsync();
        foreach (var width in new[] { 1440, 390 })
        {
            await page.SetViewportSizeAsync(width, 900);
            findings.AddRange(await page.UnsoundAsync($"inbox-{width}"));
        }

        await page.GotoAsync($"/conversations/{SandboxContacts.AnaRuiz}");
        await Head(page).GetByRole(AriaRole.Button, new() { Name = "Assigned to Maya Lindqvist" }).WaitForAsync();
        findings.AddRange(await page.UnsoundAsync("inbox-head-390"));
        return findings;
    }

    private static ILocator Head(IPage page) => page.GetByRole(AriaRole.Group, new() { Name = "Share out" });

    private static ILocator View(IPage page, string name) => page.GetByRole(AriaRole.Group, new() { Name = "Which conversations" }).GetByRole(AriaRole.Button, new() { Name = name });
}
