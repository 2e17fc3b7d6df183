using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Sandbox.Service.Control;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>Nothing typed is lost, whatever happens to the server, the page or the other window.</summary>
[Collection(OneAtATime.Writing)]
public sealed class DraftsJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Silas = $"/conversations/{SandboxContacts.SilasStone}";

    [Fact]
    public async Task Type_kill_the_server_start_it_and_go_on_typing_where_one_was()
    {
        await using var portal = await KillablePortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        page.SetDefaultTimeout(40_000); // a server that starts, and a browser that waits longer from try to try
        await page.SignInAsync("Staff of Harbour Dental", Silas);
        var dialog = await page.WriteAsync("Email");
        await dialog.Field("Subject").FillAsync("Your retainer");
        await dialog.Field("Message").FillAsync("Dear Silas, it is ready.");
        await dialog.GetByText("Saved").WaitForAsync();
        await dialog.Field("Message").EvaluateAsync("field => field.setSelectionRange(10, 10)");

        portal.Kill();
        await page.Keyboard.TypeAsync(" Stone");
        await dialog.GetByText("Offline, kept in this browser").WaitForAsync();
        await page.Keyboard.TypeAsync(" the");
        await page.PictureAsync("drafts-offline");
        await portal.StartAgainAsync();
        await dialog.GetByText("Saved").WaitForAsync();

        await Assertions.Expect(dialog.Field("Message")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(" second");
        await Assertions.Expect(dialog.Field("Message")).ToHaveValueAsync("Dear Silas Stone the second, it is ready.");
        await Assertions.Expect(dialog.Field("Subject")).ToHaveValueAsync("Your retainer");
        await Assertions.Expect(dialog.GetByLabel("Channel", new() { Exact = true })).ToHaveValueAsync("Email");
        await page.Keyboard.PressAsync("Escape");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        Assert.Empty(await KeptAsync(page));
        await page.GotoAsync("/drafts");
        await page.GetByRole(AriaRole.List, new() { Name = "Drafts" }).GetByText("Your retainer").WaitForAsync();
    }

    [Fact]
    public async Task A_reload_in_the_middle_of_a_word_opens_the_dialog_again_at_the_same_place()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Staff of Harbour Dental", Silas);
        var dialog = await page.WriteAsync("Email");
        await dialog.Field("Subject").WaitForAsync(); // until then the fields are those of the channel before
        await dialog.Field("Message").PressSequentiallyAsync("Half a tho");
        await Assertions.Expect(dialog.Field("Message")).ToHaveValueAsync("Half a tho");

        await page.ReloadAsync();
        await Assertions.Expect(dialog.Field("Message")).ToHaveValueAsync("Half a tho");
        await Assertions.Expect(dialog.Field("Message")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("ught");

        await Assertions.Expect(dialog.Field("Message")).ToHaveValueAsync("Half a thought");
        await Assertions.Expect(dialog.GetByLabel("Channel", new() { Exact = true })).ToHaveValueAsync("Email");
    }

    [Theory]
    [InlineData(Screen.Wide)]
    [InlineData(Screen.Narrow)]
    public async Task Two_tabs_see_both_texts_and_nothing_is_overwritten(Screen screen)
    {
        await using var portal = await RunningPortal.StartAsync();
        var desk = await browser.OpenAsync(portal.Address, screen);
        await desk.SignInAsync("Staff of Harbour Dental", Silas);
        var here = await desk.WriteAsync("SMS");
        await here.Field("Message").FillAsync("Shall we say Tuesday?");
        await here.GetByText("Saved").WaitForAsync();
        var phone = await desk.Context.NewPageAsync();
        await phone.GotoAsync(Silas);
        var there = await phone.WriteAsync("SMS");
        await Assertions.Expect(there.Field("Message")).ToHaveValueAsync("Shall we say Tuesday?");
        await there.Field("Message").FillAsync("Shall we say Wednesday?");
        await StoredAsync(portal, "Shall we say Wednesday?");

        await desk.BringToFrontAsync();
        await here.Field("Message").PressSequentiallyAsync(" Or later?");
        var choice = here.GetByRole(AriaRole.Alert).Filter(new() { HasText = "changed in another window" });
        await choice.GetByText("Shall we say Tuesday? Or later?").WaitForAsync();
        await choice.GetByText("Shall we say Wednesday?").WaitForAsync();
        await SoundAsync(desk, $"draft-conflict-{screen}");
        await here.GetByRole(AriaRole.Button, new() { Name = "Use the other text" }).ClickAsync();
        await Assertions.Expect(here.Field("Message")).ToHaveValueAsync("Shall we say Wednesday?");
        await here.Locator("summary").Filter(new() { HasText = "Earlier texts" }).ClickAsync();
        await here.GetByText("Replaced").WaitForAsync();
        await SoundAsync(desk, $"draft-earlier-{screen}");
        await here.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();

        await Assertions.Expect(here.Field("Message")).ToHaveValueAsync("Shall we say Tuesday? Or later?");
    }

    [Theory]
    [InlineData(Screen.Wide)]
    [InlineData(Screen.Narrow)]
    public async Task Drafts_are_found_in_the_list_the_thread_and_on_their_page_where_discarding_is_undone(Screen screen)
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, screen);
        await page.SignInAsync("Staff of Harbour Dental", "/drafts");
        await page.GetByText("What you write to a contact is kept here until you send it.").WaitForAsync();
        await SoundAsync(page, $"drafts-empty-{screen}");

        await page.GotoAsync(Silas);
        var dialog = await page.WriteAsync("SMS");
        await dialog.Field("Message").FillAsync("Your retainer is ready.");
        await page.Keyboard.PressAsync("Escape");
        await page.Conversation().GetByText("You have a draft").WaitForAsync();
        await SoundAsync(page, $"draft-in-thread-{screen}");
        await page.GotoAsync("/conversations");
        await page.Contacts().Filter(new() { HasText = "Silas Stone" }).Filter(new() { HasText = "Draft" }).WaitForAsync();

        await page.GotoAsync("/drafts");
        var drafts = page.GetByRole(AriaRole.List, new() { Name = "Drafts" });
        await drafts.GetByText("Your retainer is ready.").WaitForAsync();
        portal.Control().Receive(new Inbound(SandboxContacts.SilasStone, "SMS", "Is it ready?"));
        await drafts.GetByText("Has written since").WaitForAsync();
        await SoundAsync(page, $"drafts-{screen}");
        await DiscardAsync(page, "Silas Stone");
        await Assertions.Expect(drafts.GetByText("Discarded")).ToBeFocusedAsync();
        await page.Mouse.MoveAsync(1, 1); // its row stays until pointer and focus have left
        await page.Keyboard.PressAsync("Tab");
        await page.GetByText("What you write to a contact is kept here until you send it.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await drafts.GetByRole(AriaRole.Link, new() { Name = "Silas Stone" }).ClickAsync();

        await Assertions.Expect(page.NewMessage().Field("Message")).ToHaveValueAsync("Your retainer is ready.");
    }

    [Fact]
    public async Task The_keyboard_goes_on_from_a_row_that_is_done_with_to_the_next()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Staff of Harbour Dental", Silas);
        await LeaveDraftAsync(page);
        await page.GotoAsync($"/conversations/{SandboxContacts.AnaRuiz}");
        await LeaveDraftAsync(page);
        await page.GotoAsync("/drafts");

        await DiscardAsync(page, "Ana Ruiz");
        var drafts = page.GetByRole(AriaRole.List, new() { Name = "Drafts" });
        await Assertions.Expect(drafts.GetByText("Discarded")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        var silas = drafts.GetByRole(AriaRole.Link, new() { Name = "Silas Stone" });
        await Assertions.Expect(silas).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("F6");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(silas).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard the draft to Ana Ruiz" }).WaitForAsync();
    }

    [Fact]
    public async Task What_the_browser_keeps_is_gone_after_signing_out()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Staff of Harbour Dental", "/conversations");
        await page.EvaluateAsync("""() => localStorage.setItem(`draft|${document.querySelector("meta[name=person]").content}|location|contact|SMS|window`, "{}")""");
        await page.EvaluateAsync("() => localStorage.setItem('draft|another-person|location|contact|SMS|window', '{}')");

        await page.ReloadAsync();
        Assert.DoesNotContain("another-person", Assert.Single(await KeptAsync(page)), StringComparison.Ordinal);
        await page.SignOutAsync();

        Assert.Empty(await KeptAsync(page));
    }

    [Fact]
    public async Task Text_that_never_reached_the_server_is_offered_where_the_draft_was_changed_elsewhere_since()
    {
        await using var portal = await KillablePortal.StartAsync();
        var desk = await browser.OpenAsync(portal.Address, Screen.Wide);
        await desk.SignInAsync("Staff of Harbour Dental", Silas);
        var here = await desk.WriteAsync("SMS");
        await here.Field("Message").FillAsync("Tuesday?");
        await here.GetByText("Saved").WaitForAsync();
        portal.Kill();
        await here.Field("Message").PressSequentiallyAsync(" At nine.");
        await here.GetByText("Offline, kept in this browser").WaitForAsync();
        await desk.CloseAsync();
        await portal.StartAgainAsync();
        var phone = await browser.OpenAsync(portal.Address, Screen.Narrow);
        await phone.SignInAsync("Staff of Harbour Dental", Silas);
        var there = await phone.WriteAsync("SMS");
        await there.Field("Message").FillAsync("Wednesday?");
        await phone.Keyboard.PressAsync("Escape");
        await phone.GetByText("Draft to Silas Stone kept").WaitForAsync(); // “Saved” stood there before, of the older text

        desk = await desk.Context.NewPageAsync();
        await desk.GotoAsync(Silas);
        here = await desk.WriteAsync("SMS");
        await Assertions.Expect(here.Field("Message")).ToHaveValueAsync("Wednesday?");
        var offer = here.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Restore unsaved text from" });
        await offer.GetByText("Tuesday? At nine.").WaitForAsync();
        await desk.PictureAsync("drafts-left-behind");
        await offer.GetByRole(AriaRole.Button, new() { Name = "Restore the unsaved text" }).ClickAsync();

        await Assertions.Expect(here.Field("Message")).ToHaveValueAsync("Tuesday? At nine.");
        await here.GetByText("Saved").WaitForAsync();
        Assert.Empty(await KeptAsync(desk));
        await here.Locator("summary").Filter(new() { HasText = "Earlier texts" }).ClickAsync();
        await here.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Replaced" }).Filter(new() { HasText = "Wednesday?" }).WaitForAsync();
    }

    private static Task<string[]> KeptAsync(IPage page) => page.EvaluateAsync<string[]>("() => Object.keys(localStorage).filter((key) => key.startsWith('draft|'))");

    private static async Task SoundAsync(IPage page, string name) => Assert.Empty(await page.UnsoundAsync(name));

    // “Saved” may stand there from before.
    private static async Task DiscardAsync(IPage page, string contact)
    {
        var button = page.GetByRole(AriaRole.Button, new() { Name = $"Discard the draft to {contact}" });
        await Assertions.Expect(button).ToBeEnabledAsync();
        await button.PressAsync("Enter");
    }

    private static async Task LeaveDraftAsync(IPage page)
    {
        var dialog = await page.WriteAsync("SMS");
        await dialog.Field("Message").FillAsync("See you soon.");
        await page.Keyboard.PressAsync("Escape");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private static Task StoredAsync(RunningPortal portal, string text) => Eventually.BeTrueAsync(() =>
        portal.Services.GetRequiredService<Database>().ReadAsync(async (context, token) => (await context.Drafts.ToListAsync(token)).Exists(d => d.Content.Body == text), TestContext.Current.CancellationToken));
}
