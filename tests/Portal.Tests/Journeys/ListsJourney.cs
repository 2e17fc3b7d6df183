using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>The lists of messages at every width that people have: axe finds nothing serious, nothing is wider than the screen, and a picture is kept.</summary>
[Collection(OneAtATime.Pages)]
public sealed class ListsJourney(Browser browser) : IClassFixture<Browser>
{
    private static readonly int[] Widths = [1440, 1024, 768, 390];

    [Fact]
    public async Task Lists_are_sound_at_every_width()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Manager of Harbour Dental");
        await page.Contacts().First.WaitForAsync();
        await TroubledMessages.AddAsync(portal);
        await PlanAsync(portal);
        var findings = new List<string>();

        await page.GotoAsync("/scheduled");
        var row = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Ana Ruiz" });
        await row.GetByRole(AriaRole.Button, new() { Name = "Edit" }).WaitForAsync();
        findings.AddRange(await AtEveryWidthAsync(page, "scheduled-list"));
        await CancelByKeyboardAsync(page, row);
        findings.AddRange(await page.UnsoundAsync("scheduled-became-390"));
        await page.GotoAsync("/attention");
        await page.GetByRole(AriaRole.Link, new() { Name = "Send by SMS instead" }).WaitForAsync();
        findings.AddRange(await AtEveryWidthAsync(page, "attention-list"));
        await page.GotoAsync("/history");
        await page.GetByRole(AriaRole.Button, new() { Name = "Columns" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "Channel" }).WaitForAsync();
        findings.AddRange(await page.UnsoundAsync("history-columns"));
        await page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "Time" }).PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitemcheckbox)).ToHaveCountAsync(0);
        findings.AddRange(await AtEveryWidthAsync(page, "history-list"));

        Assert.Empty(findings);
    }

    private static async Task CancelByKeyboardAsync(IPage page, ILocator row)
    {
        await row.GetByRole(AriaRole.Button, new() { Name = "More, the message to Ana Ruiz" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Reschedule" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Send now" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(row.GetByText("Cancelled, with the text in the drafts")).ToBeFocusedAsync();
        Assert.Equal(2, await page.GetByRole(AriaRole.Listitem).Filter(new() { Has = page.GetByText("next visit") }).CountAsync());
    }

    private static async Task<IReadOnlyList<string>> AtEveryWidthAsync(IPage page, string name)
    {
        var findings = new List<string>();
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            findings.AddRange(await page.UnsoundAsync($"{name}-{width}"));
        }

        return findings;
    }

    private static async Task PlanAsync(RunningPortal portal)
    {
        var stop = TestContext.Current.CancellationToken;
        var person = await portal.Services.GetRequiredService<Database>().ReadAsync((context, token) => context.People.SingleAsync(token), stop);
        var author = new Caller(person.Id, person.Name, SandboxSubAccounts.HarbourDental, Role.Manager);
        foreach (var (contact, name, hours) in new[] { (SandboxContacts.AnaRuiz, "Ana Ruiz", 30), (SandboxContacts.SilasStone, "Silas Stone", 54) })
        {
            var at = portal.Clock.GetUtcNow().UtcDateTime.AddHours(hours);
            var command = Some.Command(contact, content: Some.Text("Your next visit is on Thursday at nine. Please bring your card, and come ten minutes early.")) with
            {
                ContactName = name,
                Plan = new SendPlan(at, $"{at:yyyy-MM-ddTHH:mm}", "America/Chicago", OnlyIfUnanswered: true, HeldByService: false),
            };
            Assert.IsType<SendResult.Stored>(await portal.Services.GetRequiredService<MessageLedger>().SendAsync(author, command, stop));
        }
    }
}
