using System.Text.Json;
using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

[Collection(OneAtATime.Writing)]
public sealed class SnippetsJourney(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_manager_makes_a_snippet_for_everyone_and_staff_send_it_with_a_few_keys()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await MakesASnippetAsync(page);
        await page.SignOutAsync();

        await page.SignInAsync("Staff of Harbour Dental", "/snippets");
        await SignsAsync(page);
        await page.GotoAsync($"/conversations/{SandboxContacts.AnaRuiz}");
        var dialog = await page.WriteAsync("SMS");
        var message = dialog.Field("Message");
        await message.PressSequentiallyAsync("/gree");
        var option = Offered(dialog);
        await Assertions.Expect(option).ToHaveCountAsync(1);
        await Assertions.Expect(option).ToContainTextAsync("Harbour Dental");
        await Assertions.Expect(message).ToHaveAttributeAsync("aria-activedescendant", await option.GetAttributeAsync("id") ?? "no id");
        await page.PictureAsync("snippets-slash");
        Assert.Empty(await page.SeriousFindingsAsync());
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(message).ToHaveValueAsync("Hello Ana");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();
        await page.SeesAcceptedAsync("Hello Ana");

        var sent = Assert.Single(portal.Control().Ledger);
        Assert.Equal($$"""{"type":"SMS","contactId":"{{SandboxContacts.AnaRuiz}}","message":"Hello Ana\nMaya at Harbour Dental"}""", sent.Body);
    }

    [Fact]
    public async Task The_list_closes_with_Escape_and_keeps_the_text_and_the_button_inserts_where_the_caret_was()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await MakesASnippetAsync(page);
        await page.GotoAsync($"/conversations/{SandboxContacts.AnaRuiz}");
        var dialog = await page.WriteAsync("SMS");
        var message = dialog.Field("Message");

        await message.PressSequentiallyAsync("At 9 /gr");
        await Offered(dialog).First.WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Offered(dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(message).ToHaveValueAsync("At 9 /gr");
        await message.PressSequentiallyAsync(" and/or 5 /5");
        await Assertions.Expect(Offered(dialog)).ToHaveCountAsync(0);

        await message.FillAsync("One, two");
        await message.PressAsync("Home");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Snippets" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "Search snippets" }).FillAsync("hello");
        await page.PictureAsync("snippets-button");
        Assert.Empty(await page.SeriousFindingsAsync());
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(message).ToHaveValueAsync("Hello AnaOne, two");
        await Assertions.Expect(message).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(message).ToHaveValueAsync("One, two");
    }

    [Fact]
    public async Task In_an_email_in_html_a_snippet_comes_as_html()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await MakesASnippetAsync(page);
        await page.GotoAsync($"/conversations/{SandboxContacts.AnaRuiz}");
        var dialog = await page.WriteAsync("Email");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Edit as HTML" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Back to words only" }).WaitForAsync();
        await dialog.Field("Subject").FillAsync("Your good news");
        var message = dialog.Field("Message");
        await message.FillAsync("<h2>Good news</h2>\n");

        await message.PressSequentiallyAsync("/gree");
        await Assertions.Expect(Offered(dialog)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(message).ToHaveValueAsync("<h2>Good news</h2>\n<p>Hello Ana</p>");
        await PressAsync(dialog, "Preview");
        var preview = dialog.FrameLocator("iframe");
        await preview.GetByRole(AriaRole.Heading, new() { Name = "Good news" }).WaitForAsync();
        await preview.GetByText("Hello Ana").WaitForAsync();
        await page.PictureAsync("snippets-html");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send email" }).ClickAsync();
        await page.SeesAcceptedAsync("Your good news");
        Assert.Contains("<p>Hello Ana</p>", JsonDocument.Parse(Assert.Single(portal.Control().Ledger).Body).RootElement.GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dialogs_over_the_dialog_are_worked_by_the_keyboard_and_Escape_closes_only_the_upper_one()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Manager of Harbour Dental", $"/conversations/{SandboxContacts.AnaRuiz}");
        var dialog = await page.WriteAsync("SMS");
        var templates = page.GetByRole(AriaRole.Dialog, new() { Name = "Templates for SMS" });
        var signature = page.GetByRole(AriaRole.Dialog, new() { Name = "Your signature for SMS" });

        await PressAsync(dialog, "Template");
        await Assertions.Expect(templates.GetByLabel("Search templates")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("no such");
        await templates.GetByText("No template matches.").WaitForAsync();
        await page.Keyboard.PressAsync("Escape"); // empties a search
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(templates).ToBeHiddenAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Template" })).ToBeFocusedAsync();

        await PressAsync(dialog, "Signature…");
        await Assertions.Expect(signature.GetByLabel("Signature", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Kind regards, Maya");
        await TabsAtOnceAsync(page, 12);
        Assert.True(await signature.EvaluateAsync<bool>("dialog => dialog.parentElement.contains(document.activeElement)"));
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(signature).ToBeHiddenAsync();
        await PressAsync(dialog, "Signature…");
        await Assertions.Expect(signature.GetByLabel("Signature", new() { Exact = true })).ToHaveValueAsync("Kind regards, Maya");
        await Assertions.Expect(signature.GetByLabel("Signature", new() { Exact = true })).ToBeFocusedAsync(); // the dialog has come to rest
        await signature.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).PressAsync("Enter");
        await PressAsync(dialog, "Signature…");
        await Assertions.Expect(signature.GetByLabel("Signature", new() { Exact = true })).ToHaveValueAsync(string.Empty);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(signature).ToBeHiddenAsync();

        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(Screen.Wide)]
    [InlineData(Screen.Narrow)]
    public async Task The_page_and_the_panels_are_sound(Screen screen)
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, screen);
        var name = $"{screen}".ToLowerInvariant();
        await MakesASnippetAsync(page);
        await SignsAsync(page);
        await LooksAsync(page, $"snippets-{name}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit Greeting" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).WaitForAsync();
        await LooksAsync(page, $"snippets-edit-{name}");

        await page.GotoAsync($"/conversations/{SandboxContacts.AnaRuiz}");
        var dialog = await page.WriteAsync("SMS");
        await LooksAsync(page, $"write-signature-{name}");
        await dialog.Field("Message").PressSequentiallyAsync("/");
        await Offered(dialog).First.WaitForAsync();
        await LooksAsync(page, $"write-snippets-{name}");
        await page.Keyboard.PressAsync("Escape");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Template" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Insert", Exact = true }).And(page.Locator(":enabled")).WaitForAsync();
        await LooksAsync(page, $"write-templates-{name}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Insert", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Replace the text" }).ClickAsync();
        await Assertions.Expect(dialog.Field("Message")).Not.ToHaveValueAsync("/");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Signature…" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Your signature for SMS" }).WaitForAsync();
        await LooksAsync(page, $"write-signature-editor-{name}");
    }

    // Faster than the server answers.
    private static Task TabsAtOnceAsync(IPage page, int times) => Task.WhenAll(Enumerable.Range(0, times).Select(_ => page.Keyboard.PressAsync("Tab")));

    private static Task PressAsync(ILocator dialog, string button) => dialog.GetByRole(AriaRole.Button, new() { Name = button }).PressAsync("Enter");

    private static ILocator Offered(ILocator dialog) => dialog.GetByRole(AriaRole.Listbox, new() { Name = "Snippets" }).GetByRole(AriaRole.Option);

    private static async Task LooksAsync(IPage page, string name) => Assert.Empty(await page.UnsoundAsync(name));

    private static async Task MakesASnippetAsync(IPage page)
    {
        await page.SignInAsync("Manager of Harbour Dental", "/snippets");
        await page.GetByRole(AriaRole.Button, new() { Name = "New snippet" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Greeting");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "For" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Everyone in Harbour Dental" }).ClickAsync();
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("Hello ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Insert contact.firstName" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Text", new() { Exact = true })).ToHaveValueAsync("Hello {{contact.firstName}}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.List, new() { Name = "Snippets" }).GetByText("Hello {{contact.firstName}}").WaitForAsync();
    }

    private static async Task SignsAsync(IPage page)
    {
        await page.GetByLabel("SMS", new() { Exact = true }).FillAsync("{{user.firstName}} at {{location.name}}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the signature for SMS" }).ClickAsync();
        await page.GetByText("Signature for SMS saved").WaitForAsync();
    }
}
