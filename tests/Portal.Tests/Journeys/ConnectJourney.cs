using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>A company whose identity provider gives tokens that are none of HighLevel's: an administrator connects the sub-account.</summary>
[Collection(OneAtATime.Pages)]
public sealed class ConnectJourney(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task An_administrator_connects_with_HighLevels_own_chooser_and_staff_send()
    {
        await using var portal = await StartAsync();
        portal.Control().Webhooks.Address = new Uri(portal.Address, "webhooks/highlevel");
        var staff = await browser.OpenAsync(portal.Address, Screen.Wide);
        await staff.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.AnaRuiz}");
        await staff.GetByText("Harbour Dental isn’t connected to HighLevel yet. An administrator can connect it under Settings.").First.WaitForAsync();
        await staff.GotoAsync("/settings");
        await staff.GetByText("Your role doesn’t include it").WaitForAsync();

        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Admin of Harbour Dental", "/settings");
        await page.GetByText("Not connected. Nothing can be read or sent.").WaitForAsync();
        await ConnectAsync(page, "Northside Fitness");
        await page.GetByText("In HighLevel Northside Fitness was chosen, and this is Harbour Dental. Nothing was connected.").WaitForAsync();
        await ConnectAsync(page, "Cancel");
        await page.GetByText("Nothing was chosen in HighLevel, and nothing was connected.").WaitForAsync();
        await ConnectAsync(page, "Harbour Dental");
        await page.GetByText("with every permission that the portal uses").WaitForAsync();
        await page.GetByText("All that the portal uses").WaitForAsync();
        Assert.Empty(await page.UnsoundAsync("settings-connected-wide"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Audit" }).ClickAsync();
        await page.GetByRole(AriaRole.List, new() { Name = "Entries" }).GetByText("Connected through the HighLevel app.").WaitForAsync();
        await page.GetByText("Before: Not connected → , after: HighLevel app").WaitForAsync();
        Assert.Empty(await page.UnsoundAsync("settings-audit-wide"));

        await staff.GotoAsync($"/conversations/{SandboxContacts.AnaRuiz}");
        var dialog = await staff.WriteAsync("SMS");
        await dialog.Field("Message").FillAsync("Now it works.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();
        await staff.SeesAsync("Now it works.", "Delivered");
        await staff.GotoAsync("/history");
        await staff.GetByRole(AriaRole.Link, new() { Name = "Now it works." }).ClickAsync();
        await staff.GetByText("HighLevel app").WaitForAsync();

        await page.GotoAsync("/settings");
        await page.GetByText("HighLevel tells the portal of new messages as they come").WaitForAsync();
        Assert.Empty(await page.UnsoundAsync("settings-webhooks-wide"));

        portal.Control().Marketplace.Uninstall(SandboxSubAccounts.HarbourDental);
        await staff.GotoAsync($"/conversations/{SandboxContacts.AnaRuiz}");
        await staff.GetByText("An administrator can connect it again under Settings").First.WaitForAsync();
        await page.GetByText("The app was uninstalled in HighLevel. Connect it again.").WaitForAsync(); // the page was open
        Assert.Equal(0, await page.GetByText("with every permission that the portal uses").CountAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect again" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Harbour Dental" }).ClickAsync();
        await page.GetByText("with every permission that the portal uses").WaitForAsync();
        await page.GotoAsync("/settings/audit");
        await page.GetByText("Before: HighLevel app, uninstalled → , after: HighLevel app").WaitForAsync();
    }

    [Fact]
    public async Task A_pasted_token_is_tried_before_it_is_kept_and_says_what_it_may_not_do()
    {
        await using var portal = await StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Narrow);
        await page.SignInAsync("Admin of Harbour Dental", "/settings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect HighLevel" }).And(page.Locator(":enabled")).WaitForAsync();
        await page.GetByText("Use a private integration token instead").ClickAsync();
        await UseAsync(page, "pit-that-nobody-made");
        await page.GetByText("HighLevel does not accept this token. It was not kept.").WaitForAsync();
        await UseAsync(page, SandboxPrivateIntegrations.NorthsideFitness);
        await page.GetByText("This token belongs to another sub-account than Harbour Dental. It was not kept.").WaitForAsync();
        await page.GetByText("Not connected. Nothing can be read or sent.").WaitForAsync();

        await UseAsync(page, SandboxPrivateIntegrations.HarbourDentalReadingOnly);
        await page.GetByRole(AriaRole.Status).GetByText("conversations/message.write").WaitForAsync();
        Assert.Empty(await page.UnsoundAsync("settings-missing-narrow"));
        await page.ReloadAsync();
        await page.GetByText("Without conversations/message.write").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect again" }).And(page.Locator(":enabled")).WaitForAsync();
        await page.GetByText("Use a private integration token instead").ClickAsync();
        await UseAsync(page, SandboxPrivateIntegrations.ShorelineAgency);
        await AnswerAsync(page, "Keep the connection");
        await page.GetByText("Not used. The connection is as it was.").WaitForAsync();
        await UseAsync(page, SandboxPrivateIntegrations.ShorelineAgency);
        await AnswerAsync(page, "Use this token");
        await page.GetByText("This token may do nothing that the portal needs. It was not kept.").WaitForAsync();
        await UseAsync(page, SandboxPrivateIntegrations.HarbourDental);
        await AnswerAsync(page, "Use this token");
        await page.GetByText("with every permission that the portal uses").WaitForAsync();
        await Assertions.Expect(page.GetByLabel("Private integration token")).ToHaveValueAsync(string.Empty);
        Assert.DoesNotContain(SandboxPrivateIntegrations.HarbourDental, await page.ContentAsync(), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "Disconnect" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Disconnect Harbour Dental?" }).GetByRole(AriaRole.Button, new() { Name = "Disconnect" }).ClickAsync();
        await page.GetByText("Not connected. Nothing can be read or sent.").WaitForAsync();
        await page.GotoAsync("/settings/audit");
        await page.GetByText("Before: Private integration token → , after: Not connected").WaitForAsync();
    }

    private static Task<RunningPortal> StartAsync() => RunningPortal.StartAsync(new Dictionary<string, string?> { ["HighLevel:AcceptsSignInTokens"] = "false" });

    private static async Task ConnectAsync(IPage page, string choice)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect HighLevel" }).And(page.Locator(":enabled")).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync();
    }

    private static Task AnswerAsync(IPage page, string answer) =>
        page.GetByRole(AriaRole.Dialog, new() { Name = "Replace the connection of Harbour Dental?" }).GetByRole(AriaRole.Button, new() { Name = answer }).ClickAsync();

    private static async Task UseAsync(IPage page, string token)
    {
        await page.GetByLabel("Private integration token").FillAsync(token);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this token" }).And(page.Locator(":enabled")).ClickAsync();
    }
}
