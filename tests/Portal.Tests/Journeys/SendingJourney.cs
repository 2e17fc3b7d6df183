using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Sandbox.Service.Control;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

[Collection(OneAtATime.Writing)]
[TimeBound]
public sealed class SendingJourney(Browser browser) : IClassFixture<Browser>
{
    // A text as an editor leaves it that cuts an emoji in two: no message between browser and server can carry that.
    private const string HalfAnEmoji =
        """field => { field.value = "See you on FRIDAY at 14. " + String.fromCharCode(0xD83D); field.dispatchEvent(new InputEvent("input", { bubbles: true })); }""";

    [Fact]
    public async Task Staff_send_an_SMS_and_an_email_and_a_manager_finds_both()
    {
        await using var portal = await RunningPortal.StartAsync();
        portal.Control().Speed = 4;
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);

        await page.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.SilasStone}");
        var dialog = await page.WriteAsync("SMS");
        await page.TranslateAsync();
        await dialog.Field("Message").FillAsync("Your retainer is ready, Silas.");
        await dialog.GetByText("30/160 · 1 segment · GSM-7").WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();
        await page.SeesAsync("Your retainer is ready, Silas.", "Delivered");
        await page.Conversation().Locator("font").GetByText("Your retainer is ready, Silas.").First.WaitForAsync(); // the words of messages may be translated

        dialog = await page.WriteAsync("Email");
        await dialog.Field("Subject").FillAsync("Your retainer");
        await dialog.Field("Message").FillAsync("It is ready. <b>Not bold.</b>");
        await dialog.Field("Message").EvaluateAsync("field => field.setSelectionRange(5, 11)"); // with the space before the word
        await dialog.Field("Message").PressAsync("Control+b");
        await Assertions.Expect(dialog.Field("Message")).ToHaveValueAsync("It is **ready**. <b>Not bold.</b>");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send email" }).ClickAsync();
        await page.Conversation().GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Your retainer", HasNotText = "Silas." }).Filter(new() { HasText = "Delivered" }).WaitForAsync();
        await page.SignOutAsync();

        AssertOnTheWire(portal);
        await page.SignInAsync("Manager of Harbour Dental", "/history");
        await FindsBothAsync(page);
        await ExportsBothAsync(page);
    }

    [Fact]
    public async Task A_dialog_closed_by_mistake_keeps_its_text_even_over_a_reload_and_what_is_shown_is_what_is_sent()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Narrow);
        await page.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.SilasStone}");
        var dialog = await page.WriteAsync("SMS");
        await dialog.Field("Message").FillAsync("See you on MONDAY at 9.");
        await page.Keyboard.PressAsync("Escape");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.ReloadAsync();

        dialog = await page.WriteAsync("SMS");

        await Assertions.Expect(dialog.Field("Message")).ToHaveValueAsync("See you on MONDAY at 9.");
        Assert.Empty(portal.Control().Ledger);
        await dialog.Field("Message").EvaluateAsync(HalfAnEmoji);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();
        await page.SeesAcceptedAsync("See you on FRIDAY at 14.");
        Assert.Contains("FRIDAY at 14.", Assert.Single(portal.Control().Ledger).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_begun_on_another_page_finds_its_contact_and_goes_out_by_the_keyboard_alone()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Staff of Harbour Dental", "/history");
        await page.IsAliveAsync();

        await page.Keyboard.PressAsync("n");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Who is it for?" }).WaitForAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox, new() { Name = "Search contacts" })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("ana ruiz");
        await Assertions.Expect(page.Contacts()).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");

        var dialog = page.NewMessage();
        await Assertions.Expect(dialog.Field("Message")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("A word from the history.");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.SeesAcceptedAsync("A word from the history.");
        Assert.Equal(SandboxContacts.AnaRuiz, Assert.Single(portal.Control().Ledger).ContactId);
    }

    [Fact]
    public async Task Enter_in_the_search_opens_the_first_contact_and_w_writes_to_the_one_whose_row_has_the_focus()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.OliviaOkoye}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write" }).And(page.Locator(":enabled")).WaitForAsync();

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("silas");
        await page.Keyboard.PressAsync("Enter"); // at once, before anything was found
        await page.GetByRole(AriaRole.Heading, new() { Name = "Silas Stone" }).First.WaitForAsync();

        await page.GotoAsync($"/conversations/{SandboxContacts.SilasStone}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write" }).And(page.Locator(":enabled")).WaitForAsync();
        await page.Contacts().Filter(new() { HasText = "Ana Ruiz" }).GetByRole(AriaRole.Link).FocusAsync();
        await page.Keyboard.PressAsync("w");

        await page.GetByRole(AriaRole.Dialog, new() { Name = "New message to Ana Ruiz" }).WaitForAsync();
    }

    private static void AssertOnTheWire(RunningPortal portal)
    {
        var sent = portal.Control().Ledger;
        Assert.Equal(["SMS", "Email"], sent.Select(s => s.Type));
        Assert.Equal($$"""{"type":"SMS","contactId":"{{SandboxContacts.SilasStone}}","message":"Your retainer is ready, Silas."}""", sent[0].Body);
        Assert.Contains("<strong>ready</strong>", System.Text.RegularExpressions.Regex.Unescape(sent[1].Body), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Not bold.", System.Text.RegularExpressions.Regex.Unescape(sent[1].Body), StringComparison.Ordinal);
    }

    private static async Task ExportsBothAsync(IPage page)
    {
        var export = page.GetByRole(AriaRole.Button, new() { Name = "Export" });
        await export.ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Menuitem, new() { Name = "CSV, for spreadsheets" }).ClickAsync());

        Assert.Matches(@"^history-\d{4}-\d\d-\d\d-\d{4}\.csv$", download.SuggestedFilename);
        var file = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains(",Maya Lindqvist,Silas Stone,", file, StringComparison.Ordinal);
        Assert.Contains("\"Your retainer is ready, Silas.\"", file, StringComparison.Ordinal);
        await FindsBothAsync(page); // which it has not left
        await Assertions.Expect(export).ToBeEnabledAsync();
    }

    private static async Task FindsBothAsync(IPage page)
    {
        var rows = page.GetByRole(AriaRole.Row);
        await rows.Filter(new() { HasText = "Your retainer is ready, Silas." }).Filter(new() { HasText = "Maya Lindqvist" }).Filter(new() { HasText = "Delivered" }).WaitForAsync();
        await rows.Filter(new() { HasText = "Your retainer" }).Filter(new() { HasText = "Email" }).WaitForAsync();
    }
}

internal static class RunningPortalControl
{
    /// <summary>The strings behind the service that the portal talks to.</summary>
    public static SandboxControl Control(this RunningPortal portal) => portal.Sandbox.Services.GetRequiredService<SandboxControl>();
}
