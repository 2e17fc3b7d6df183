using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>An administrator asks for approval, a manager sends back and approves, and only then the contact gets it.</summary>
[Collection(OneAtATime.Writing)]
[TimeBound]
public sealed class ApprovalJourney(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task What_staff_write_is_sent_back_changed_and_approved()
    {
        await using var portal = await RunningPortal.StartAsync();
        portal.Control().Speed = 4;
        await AskForApprovalAsync(portal);
        var staff = await browser.OpenAsync(portal.Address, Screen.Wide);
        await staff.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.SilasStone}");
        await SubmitAsync(staff, "come at 9");
        await staff.SeesAsync("come at 9", "Waiting for approval");
        var manager = await browser.OpenAsync(portal.Address, Screen.Wide);
        await manager.SignInAsync("Manager of Harbour Dental", "/approvals");

        await SendBackAsync(manager);
        await staff.GetByRole(AriaRole.Link, new() { Name = "Needs attention" }).ClickAsync();
        await staff.GetByRole(AriaRole.Heading, new() { Name = "Needs attention", Level = 1 }).WaitForAsync(); // the thread offers the same until then
        var held = staff.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "sent it back: Please greet him." });
        await held.GetByRole(AriaRole.Button, new() { NameRegex = new("^Edit and send again") }).ClickAsync(); // before trying the same words again
        await staff.NewMessage().WaitForAsync();
        await SubmitAsync(staff, "Dear Silas, please come at 9.");
        Assert.Empty(portal.Control().Ledger);

        await RewordAsync(manager, "Dear Silas, please come at nine.");
        await staff.SeesAsync("Dear Silas, please come at nine.", "Delivered");
        Assert.Contains("please come at nine.", Assert.Single(portal.Control().Ledger).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_drafts_submits_and_their_message_goes_when_it_is_approved()
    {
        await using var portal = await RunningPortal.StartAsync();
        portal.Control().Speed = 4;
        var author = await browser.OpenAsync(portal.Address, Screen.Narrow);
        await author.SignInAsync("Draft only of Harbour Dental", $"/conversations/{SandboxContacts.SilasStone}");
        await SubmitAsync(author, "Your retainer is ready.");
        await author.SeesAsync("Your retainer is ready.", "Waiting for approval");
        var manager = await browser.OpenAsync(portal.Address, Screen.Narrow, ColorScheme.Dark);
        await manager.SignInAsync("Manager of Harbour Dental", "/approvals");
        var approve = Row(manager).GetByRole(AriaRole.Button, new() { NameRegex = new("^Approve") });
        await approve.WaitForAsync();
        Assert.Empty(await manager.UnsoundAsync("approvals-390-dark"));
        Assert.Empty(portal.Control().Ledger);

        await approve.ClickAsync();
        await SendAnywayAsync(manager, manager.GetByText("The message to Silas Stone is approved"));

        await author.SeesAsync("Your retainer is ready.", "Delivered");
    }

    private async Task AskForApprovalAsync(RunningPortal portal)
    {
        var admin = await browser.OpenAsync(portal.Address, Screen.Wide);
        await admin.SignInAsync("Admin of Harbour Dental", "/settings");
        await admin.GetByRole(AriaRole.Group, new() { Name = "All that is written by" }).GetByLabel("Staff").CheckAsync();
        Assert.Empty(await admin.UnsoundAsync("settings-approval"));
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await admin.GetByText("Saved: approval. That holds from now on.").WaitForAsync();
    }

    private static async Task SubmitAsync(IPage page, string text)
    {
        var dialog = page.NewMessage();
        if (!await dialog.IsVisibleAsync())
        {
            dialog = await page.WriteAsync("SMS");
        }

        await dialog.Field("Message").FillAsync(text);
        await dialog.GetByText("A manager approves it first.").WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Submit for approval" }).ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private static async Task SendBackAsync(IPage manager)
    {
        var row = Row(manager);
        await row.GetByText("come at 9").WaitForAsync();
        var findings = new List<string>();
        foreach (var width in (int[])[1440, 768, 390])
        {
            await manager.SetViewportSizeAsync(width, 900);
            findings.AddRange(await manager.UnsoundAsync($"approvals-{width}"));
        }

        await row.ChooseAsync("Send back");
        var dialog = manager.GetByRole(AriaRole.Dialog, new() { Name = "Send the message to Silas Stone back?" });
        await dialog.Field("What Maya Lindqvist is to change").FillAsync("Please greet him.");
        findings.AddRange(await manager.UnsoundAsync("approvals-send-back"));
        await manager.SetViewportSizeAsync(1440, 900);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send back" }).ClickAsync();
        await row.GetByText("Sent back", new() { Exact = true }).WaitForAsync();
        Assert.Empty(findings);
    }

    private static async Task RewordAsync(IPage manager, string words)
    {
        await manager.LeaveListAsync(); // what comes meanwhile waits for that
        var row = Row(manager).Filter(new() { HasText = "Dear Silas, please come at 9." });
        await row.ChooseAsync("Reword and approve");
        var dialog = manager.GetByRole(AriaRole.Dialog, new() { Name = "Reword the message to Silas Stone" });
        await dialog.Field("Message").FillAsync(words);
        Assert.Empty(await manager.UnsoundAsync("approvals-reword"));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Approve these words" }).ClickAsync();
        await SendAnywayAsync(manager, manager.GetByText("The message to Silas Stone is approved in other words"));
    }

    /// <summary>Where it is night for the contact, that is asked about.</summary>
    private static async Task SendAnywayAsync(IPage manager, ILocator done)
    {
        var anyway = manager.GetByRole(AriaRole.Button, new() { Name = "Send anyway" });
        await anyway.Or(done).First.WaitForAsync();
        if (await anyway.IsVisibleAsync())
        {
            await anyway.ClickAsync();
            await done.First.WaitForAsync();
        }
    }

    private static ILocator Row(IPage manager) => manager.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Silas Stone" });
}
