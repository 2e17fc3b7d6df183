using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Sandbox.Service.Faults;
using Portal.Services.Messages;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>Messages whose answer is lost: the portal finds out by itself, or asks a person, and never sends twice by itself.</summary>
[Collection(OneAtATime.Pages)]
[TimeBound]
public sealed class UnknownJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Silas = $"/conversations/{SandboxContacts.SilasStone}";

    // The longest time to settle, so that Unknown stays for as long as the journey looks at it; then the shortest to look.
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Undo:Seconds"] = "0",
        ["Delivery:SettleSeconds"] = "600",
        ["Delivery:ReadBackSeconds"] = "1",
    };

    [Fact]
    public async Task An_unknown_reads_back_as_sent_and_what_is_not_found_waits_for_a_person_who_decides()
    {
        await using var portal = await RunningPortal.StartAsync(Settings);
        portal.Control().Speed = 4;
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Staff of Harbour Dental", Silas);
        await ReadsBackAsync(portal, page);

        await SendAsync(portal, page, "Was I lost?", Fault.CutBefore());
        await SendAsync(portal, page, "Or was I?", Fault.CutBefore());
        await SendAsync(portal, page, "And I?", Fault.CutBefore());
        await page.GetByRole(AriaRole.Link, new() { Name = "Drafts" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Drafts", Exact = true }).WaitForAsync();
        await SettleAsync(portal);
        var told = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Ask the contact, or look in HighLevel, and decide" });
        await told.GetByRole(AriaRole.Button, new() { Name = "Open" }).First.WaitForAsync(); // told on whichever page
        await IsAskedBeforeItIsSentAgainAsync(portal, page);
        await DecidesAsync(page);

        Assert.Equal(["Did this arrive?", "And I?", "Or was I?"], portal.Control().Ledger.Select(entry => entry.Body.Split('"')[^2]));
    }

    private static async Task ReadsBackAsync(RunningPortal portal, IPage page)
    {
        await SendAsync(portal, page, "Did this arrive?", Fault.LostAnswer());
        await page.ReloadAsync();
        await page.SeesAsync("Did this arrive?", "Unknown");
        Assert.Single(portal.Control().Ledger);
        await SettleAsync(portal);

        await page.SeesAsync("Did this arrive?", "Delivered");
        Assert.Single(portal.Control().Ledger);
    }

    private static async Task IsAskedBeforeItIsSentAgainAsync(RunningPortal portal, IPage page)
    {
        await page.GotoAsync(Silas);
        var again = page.Conversation().GetByRole(AriaRole.Listitem).Filter(new() { HasText = "And I?" }).GetByRole(AriaRole.Button, new() { Name = "Edit and send again" });
        await Assertions.Expect(again).ToBeEnabledAsync();
        await again.PressAsync("Enter");
        var dialog = page.NewMessage();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).PressAsync("Enter");
        await dialog.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Silas Stone may get it twice" }).WaitForAsync();
        Assert.Single(portal.Control().Ledger);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send it all the same" }).PressAsync("Enter");
        await page.SeesAcceptedAsync("And I?");
    }

    private static async Task DecidesAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Needs attention" }).Filter(new() { HasText = "2" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "May have been sent 2" }).WaitForAsync();
        var first = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Was I lost?" });
        await Assertions.Expect(first).ToContainTextAsync("HighLevel’s conversation does not show it");
        await PressTwiceAsync(page, first.GetByRole(AriaRole.Button, new() { Name = "It was sent" }));
        await page.GetByRole(AriaRole.Heading, new() { Name = "May have been sent 1" }).WaitForAsync();

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all 1" }).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it all the same (1)" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var asks = page.GetByRole(AriaRole.Dialog, new() { Name = "Send again to Silas Stone?" });
        await Assertions.Expect(asks.GetByRole(AriaRole.Button, new() { Name = "Don’t send" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("On the way again").First.WaitForAsync();
        await page.LeaveListAsync();
        await page.GetByText("Nothing needs attention").WaitForAsync();

        await page.GotoAsync(Silas);
        await page.SeesAsync("Was I lost?", "Accepted");
        await page.SeesAsync("Or was I?", "Delivered");
    }

    /// <summary>As a double click on a slow line: the second press comes in the moment in which the next row has moved up to the place of the first.</summary>
    private static async Task PressTwiceAsync(IPage page, ILocator button)
    {
        var box = await button.BoundingBoxAsync() ?? throw new InvalidOperationException("It is not shown.");
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.EvaluateAsync(
            """
            ([x, y]) => {
              const rowThere = () => document.elementFromPoint(x, y)?.closest("[data-row]")?.dataset.row;
              const first = rowThere();
              new MutationObserver((_, observer) => {
                if (rowThere() && rowThere() !== first) {
                  observer.disconnect();
                  document.elementFromPoint(x, y).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail: 2, clientX: x, clientY: y }));
                }
              }).observe(document.body, { subtree: true, childList: true });
            }
            """,
            new double[] { x, y });
        await page.Mouse.ClickAsync(x, y);
    }

    private static async Task SendAsync(RunningPortal portal, IPage page, string text, Fault fault)
    {
        portal.Control().Add(fault);
        var dialog = await page.WriteAsync("SMS");
        await dialog.Field("Message").FillAsync(text);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();
        await page.SeesAsync(text, "Unknown");
    }

    /// <summary>The service has had its time to make visible what it took.</summary>
    private static async Task SettleAsync(RunningPortal portal)
    {
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        await portal.Services.GetRequiredService<Database>().WriteAsync(
            (context, token) => context.Messages.Where(m => m.State == MessageState.Unknown).ExecuteUpdateAsync(set => set.SetProperty(m => m.CheckAt, now), token),
            TestContext.Current.CancellationToken);
    }
}
