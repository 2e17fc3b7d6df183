using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Sandbox.Service.Faults;
using Portal.Services.Messages;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

[Collection(OneAtATime.Pages)]
[TimeBound]
public sealed class SchedulingJourney(Browser browser) : IClassFixture<Browser>
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        [$"SubAccounts:{SandboxSubAccounts.NorthsideFitness}:ServiceMayHold"] = "true",
        ["SignIn:Session:IdleMinutes"] = "120",
    };

    [Fact]
    public async Task Staff_schedule_for_the_contacts_morning_across_a_clock_change_edit_cancel_find_it_in_the_drafts_and_let_HighLevel_hold_another()
    {
        await using var portal = await RunningPortal.StartAsync(Settings);
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Staff of Northside Fitness", $"/conversations/{SandboxContacts.GusOrtega}");
        var dialog = await page.WriteAsync("SMS");
        await dialog.Field("Message").FillAsync("Good morning!");

        var night = ClockChange.InChicagoAfter(portal.Clock.GetUtcNow());
        await page.Keyboard.PressAsync("Control+Shift+Enter");
        await dialog.Field("In words").FillAsync($"{night.Day:yyyy-MM-dd} {night.Typed}");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(dialog.GetByText(night.Words)).ToBeVisibleAsync();
        await dialog.Field("In words").FillAsync($"{night.Day:yyyy-MM-dd} 9am");
        await page.Keyboard.PressAsync("Tab");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "09:00 Chicago" }).WaitForAsync();
        await page.ReloadAsync(); // a time that is chosen is kept with the draft
        await Assertions.Expect(dialog.Field("Message")).ToHaveValueAsync("Good morning!");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "09:00 Chicago" }).WaitForAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.Conversation().GetByText("Planned", new() { Exact = true }).WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Scheduled" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Scheduled" }).WaitForAsync(); // the thread shows the same row until then
        var row = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Good morning!" });
        await Assertions.Expect(row).ToContainTextAsync("09:00 Chicago");
        await row.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await dialog.GetByText("it is paused while you edit it").WaitForAsync();
        await dialog.Field("Message").FillAsync("Good morning! Bring your card.");
        await page.Keyboard.PressAsync("Control+Enter");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });

        await page.GetByRole(AriaRole.Link, new() { Name = "Scheduled" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Scheduled" }).WaitForAsync(); // the thread shows the same row until then
        row = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Bring your card." });
        await Assertions.Expect(row).ToContainTextAsync("09:00 Chicago");
        await row.ChooseAsync("Cancel");
        await Assertions.Expect(row).ToContainTextAsync("Cancelled, with the text in the drafts");
        await page.GetByRole(AriaRole.Link, new() { Name = "Drafts" }).ClickAsync();
        await page.GetByText("Good morning! Bring your card.").First.WaitForAsync();
        await page.GetByText("09:00 Chicago, not scheduled yet").WaitForAsync();
        Assert.Empty(portal.Control().Ledger);

        await HighLevelHoldsAsync(portal, page);
        Assert.Equal([true, true, false], portal.Control().Ledger.Select(entry => entry.CancelledAt is not null));
        await GoesOutAtItsTimeAsync(portal, page);
    }

    /// <summary>What HighLevel holds it gives back before it is moved or sent now, and nothing is sent where that is not known.</summary>
    private static async Task HighLevelHoldsAsync(RunningPortal portal, IPage page)
    {
        await page.GotoAsync($"/conversations/{SandboxContacts.NoraBlake}");
        var dialog = await page.WriteAsync("Email");
        await dialog.Field("Subject").FillAsync("Your plan");
        await dialog.Field("Message").FillAsync("Here it is.");
        await page.Keyboard.PressAsync("Control+Shift+Enter");
        await dialog.GetByLabel("Hold by").SelectOptionAsync("HighLevel");
        await dialog.Presets().Last.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Schedule for" }).ClickAsync();
        await HeldByHighLevelAsync(portal, requests: 1);
        await page.Conversation().GetByText("Held by HighLevel").WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Scheduled" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Scheduled" }).WaitForAsync();
        var row = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Your plan" });
        await row.ChooseAsync("Reschedule");
        var times = page.GetByRole(AriaRole.Dialog, new() { Name = "Reschedule the message" });
        await times.Field("In words").FillAsync("in 2 days");
        await page.Keyboard.PressAsync("Tab");
        await times.GetByRole(AriaRole.Button, new() { Name = "Schedule for" }).ClickAsync();
        await page.GetByText("is rescheduled").WaitForAsync();
        await Assertions.Expect(row).ToContainTextAsync("Rescheduled for");
        await page.LeaveListAsync();
        await HeldByHighLevelAsync(portal, requests: 2);

        portal.Control().Add(new Fault { Kind = FaultKind.Cut, Method = "DELETE", Path = "/conversations/messages/*" });
        await SendNowAsync(page, row);
        await page.GetByRole(AriaRole.Alert).GetByText("It is not known whether HighLevel gave it back").WaitForAsync();
        Assert.Equal([true, false], portal.Control().Ledger.Select(entry => entry.CancelledAt is not null));
        await SendNowAsync(page, row);
        await Assertions.Expect(row).ToContainTextAsync("On the way");
        await page.LeaveListAsync();
        await page.GetByText("Nothing is scheduled").WaitForAsync();
        await Eventually.BeTrueAsync(() => portal.Control().Ledger.Count == 3);
    }

    private async Task GoesOutAtItsTimeAsync(RunningPortal portal, IPage page)
    {
        await page.GotoAsync($"/conversations/{SandboxContacts.NoraBlake}");
        var dialog = await page.WriteAsync("SMS");
        await dialog.Field("Message").FillAsync("An hour has passed.");
        await page.Keyboard.PressAsync("Control+Shift+Enter");
        await dialog.Presets().First.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Schedule for" }).ClickAsync();
        await page.Conversation().GetByText("Planned", new() { Exact = true }).WaitForAsync();

        await browser.JumpAsync(portal, TimeSpan.FromMinutes(66)); // in 1 hour, on a grid of five minutes

        await page.SeesAcceptedAsync("An hour has passed.");
    }

    /// <summary>What HighLevel gives back it does not take again as it was, so it is asked about first.</summary>
    private static async Task SendNowAsync(IPage page, ILocator row)
    {
        await row.ChooseAsync("Send now");
        var asks = page.GetByRole(AriaRole.Dialog, new() { Name = "now?" });
        await Assertions.Expect(asks.GetByRole(AriaRole.Button, new() { Name = "Keep the time" })).ToBeFocusedAsync();
        await asks.GetByRole(AriaRole.Button, new() { Name = "Send now" }).ClickAsync();
    }

    private static async Task HeldByHighLevelAsync(RunningPortal portal, int requests)
    {
        await Eventually.BeTrueAsync(() => portal.Services.GetRequiredService<Database>().ReadAsync(
            (context, token) => context.Messages.AnyAsync(m => m.State == MessageState.ServiceScheduled, token), TestContext.Current.CancellationToken));
        Assert.Equal(requests, portal.Control().Ledger.Count);
    }

    [Fact]
    public async Task What_was_sent_is_taken_back_by_keyboard_with_everything_that_was_written()
    {
        await using var portal = await RunningPortal.StartAsync(new Dictionary<string, string?> { ["Undo:Channels:Email"] = "60" });
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.SilasStone}");
        var dialog = await page.WriteAsync("Email");
        await dialog.Field("Subject").FillAsync("Your retainer");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cc and Bcc" }).ClickAsync();
        await dialog.Field("Cc").FillAsync("ada@example.com");
        await page.Keyboard.PressAsync("Enter");
        await dialog.GetByText("ada@example.com").First.WaitForAsync(); // until then the focus comes back to the addresses
        await dialog.Field("Message").FillAsync("It is ready.");
        await dialog.Field("Message").PressAsync("Control+Enter");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });

        var undo = page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Sending…" }).GetByRole(AriaRole.Button, new() { Name = "Undo" });
        await Assertions.Expect(undo).ToBeVisibleAsync();
        for (var i = 0; i < 5 && !await undo.EvaluateAsync<bool>("element => element === document.activeElement"); i++)
        {
            await page.Keyboard.PressAsync("F6");
            await page.WaitForTimeoutAsync(200); // the dialog may give the focus back meanwhile
        }

        await Assertions.Expect(undo).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+z");

        await Assertions.Expect(dialog.Field("Message")).ToBeFocusedAsync();
        await Assertions.Expect(dialog.Field("Message")).ToHaveValueAsync("It is ready.");
        await Assertions.Expect(dialog.Field("Subject")).ToHaveValueAsync("Your retainer");
        await Assertions.Expect(dialog).ToContainTextAsync("ada@example.com");
        Assert.Empty(portal.Control().Ledger);
    }
}
