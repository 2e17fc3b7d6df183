using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Sandbox.Service.Control;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>Where there is room one writes beside the thread, which stays of use; elsewhere over it.</summary>
[Collection(OneAtATime.Writing)]
public sealed class BesideJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Silas = $"/conversations/{SandboxContacts.SilasStone}";

    private const string IsModal = "dialog => dialog.ariaModal === 'true'";

    [Fact]
    public async Task Beside_the_thread_one_reads_scrolls_and_quotes_and_Escape_keeps_the_draft()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await OpenAsync(portal);
        portal.Control().Receive(new Inbound(SandboxContacts.SilasStone, "SMS", "Can I come on Monday?"));
        var dialog = await page.WriteAsync("SMS");

        await Assertions.Expect(dialog.Field("Message")).ToBeFocusedAsync();
        Assert.False(await dialog.EvaluateAsync<bool>(IsModal));
        Assert.Empty(await page.UnsoundAsync("beside"));
        await Assertions.Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "Contact details" })).ToBeHiddenAsync();

        await page.Keyboard.TypeAsync("You wrote: ");
        var bubble = page.Conversation().GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Can I come on Monday?" });
        await bubble.HoverAsync();
        await bubble.GetByRole(AriaRole.Button, new() { Name = "Quote" }).ClickAsync();
        await Assertions.Expect(dialog.Field("Message")).ToHaveValueAsync("You wrote: \n\"Can I come on Monday?\"\n");
        await Assertions.Expect(dialog.Field("Message")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Yes.");

        await page.Conversation().GetByRole(AriaRole.Group, new() { Name = "Messages" }).FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.Conversation().GetByText("You have a draft").WaitForAsync();
    }

    [Fact]
    public async Task Going_to_another_contact_keeps_every_letter_and_sends_nothing_to_the_wrong_one()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await OpenAsync(portal);
        var dialog = await page.WriteAsync("SMS");
        await dialog.Field("Message").FillAsync("Your retainer is ready, Silas");

        await page.Keyboard.TypeAsync("!!"); // and away, before the typing counts as paused
        await page.Contacts().Filter(new() { HasText = "Ana Ruiz" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.Conversation().GetByRole(AriaRole.Heading, new() { Name = "Ana Ruiz" }).WaitForAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.GetByText("Draft to Silas Stone kept").WaitForAsync();

        dialog = await page.WriteAsync("SMS");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "New message to Ana Ruiz" })).ToBeVisibleAsync();
        await Assertions.Expect(dialog.Field("Message")).ToHaveValueAsync(string.Empty);
        await dialog.Field("Message").FillAsync("See you at nine, Ana.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();
        await page.SeesAcceptedAsync("See you at nine, Ana.");
        var sent = Assert.Single(portal.Control().Ledger);
        Assert.Equal(SandboxContacts.AnaRuiz, sent.ContactId);
        Assert.Contains("See you at nine, Ana.", sent.Body, StringComparison.Ordinal);

        await page.GotoAsync(Silas);
        dialog = await page.WriteAsync("SMS");
        await Assertions.Expect(dialog.Field("Message")).ToHaveValueAsync("Your retainer is ready, Silas!!");
        await Assertions.Expect(dialog.GetByText("Restore unsaved text")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_back_key_in_the_middle_of_a_word_loses_nothing()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await OpenAsync(portal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Write" }).And(page.Locator(":enabled")).WaitForAsync(); // a link pressed before that loads its page
        await page.Contacts().Filter(new() { HasText = "Ana Ruiz" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.Conversation().GetByRole(AriaRole.Heading, new() { Name = "Ana Ruiz" }).WaitForAsync();
        await page.WriteAsync("SMS");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "New message to Ana Ruiz" });
        await dialog.Field("Message").FillAsync("See you at nine");

        await page.Keyboard.TypeAsync(", Ana");
        await page.EvaluateAsync("() => history.back()");
        await page.Conversation().GetByRole(AriaRole.Heading, new() { Name = "Silas Stone" }).WaitForAsync();
        await page.GetByText("Draft to Ana Ruiz kept").WaitForAsync();

        await page.GotoAsync($"/conversations/{SandboxContacts.AnaRuiz}");
        dialog = await page.WriteAsync("SMS");
        await Assertions.Expect(dialog.Field("Message")).ToHaveValueAsync("See you at nine, Ana");
        await Assertions.Expect(dialog.GetByText("Restore unsaved text")).ToHaveCountAsync(0);
        Assert.Empty(portal.Control().Ledger);
    }

    [Fact]
    public async Task The_words_about_a_lost_connection_are_seen_beside_the_dialog()
    {
        await using var portal = await KillablePortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        page.SetDefaultTimeout(40_000);
        await page.SignInAsync("Staff of Harbour Dental", Silas);
        var dialog = await page.WriteAsync("SMS");
        await Assertions.Expect(dialog.Field("Message")).ToBeFocusedAsync();
        await Assertions.Expect(dialog.Field("Message")).ToBeEditableAsync();

        portal.Kill();

        var words = page.Locator("#components-reconnect-modal");
        await words.GetByText("Connection lost. Your text is safe.").WaitForAsync();
        Assert.True(await words.EvaluateAsync<bool>(
            "banner => { const box = banner.getBoundingClientRect(); return banner.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)); }"));
        await dialog.Field("Message").FillAsync("Written meanwhile");
        await dialog.GetByText("Offline, kept in this browser").WaitForAsync();
    }

    [Fact]
    public async Task A_window_that_shrinks_and_grows_moves_the_dialog_and_loses_nothing()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await OpenAsync(portal);
        var dialog = await page.WriteAsync("SMS");
        var message = dialog.Field("Message");
        await message.FillAsync("See you at nine.");
        await message.EvaluateAsync("field => field.setSelectionRange(3, 3)");

        await page.SetViewportSizeAsync(1024, 768);
        await Assertions.Expect(message).ToBeFocusedAsync();
        Assert.True(await dialog.EvaluateAsync<bool>(IsModal));
        await page.Keyboard.TypeAsync(" all");
        await Assertions.Expect(dialog.GetByText(new System.Text.RegularExpressions.Regex("^The last"))).ToBeVisibleAsync();

        await page.SetViewportSizeAsync(1440, 900);
        await Assertions.Expect(message).ToBeFocusedAsync();
        Assert.False(await dialog.EvaluateAsync<bool>(IsModal));
        await page.Keyboard.TypeAsync(" of you");
        await Assertions.Expect(message).ToHaveValueAsync("See all of you you at nine.");
    }

    [Fact]
    public async Task A_message_that_comes_in_meanwhile_is_shown_and_asked_about_before_anything_is_sent()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await OpenAsync(portal);
        var dialog = await page.WriteAsync("SMS");
        await dialog.Field("Message").FillAsync("See you tomorrow.");

        portal.Control().Receive(new Inbound(SandboxContacts.SilasStone, "SMS", "I have to cancel, sorry!"));
        await dialog.GetByRole(AriaRole.Group, new() { Name = "Written meanwhile" }).GetByText("“I have to cancel, sorry!”").WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();
        await dialog.GetByText("Nothing was sent yet.").WaitForAsync();
        Assert.Empty(await page.UnsoundAsync("written-meanwhile"));
        Assert.Empty(portal.Control().Ledger);

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Look" }).ClickAsync();
        await Assertions.Expect(page.Conversation().GetByRole(AriaRole.Listitem).Filter(new() { HasText = "I have to cancel, sorry!" })).ToBeInViewportAsync();
        await Assertions.Expect(dialog.Field("Message")).ToHaveValueAsync("See you tomorrow.");
        await dialog.Field("Message").FillAsync("What a pity.");
        portal.Control().Receive(new Inbound(SandboxContacts.SilasStone, "SMS", "Next week?"));
        await dialog.GetByText("“Next week?”", new() { Exact = true }).WaitForAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send anyway" }).ClickAsync();

        await page.SeesAcceptedAsync("What a pity.");
        Assert.Single(portal.Control().Ledger);
    }

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(720, 450)] // 1440 x 900 at 200 %
    [InlineData(1024, 768)]
    [InlineData(390, 844)]
    [InlineData(390, 450)] // with the keyboard open
    public async Task Text_warnings_and_button_are_seen_without_scrolling(int width, int height)
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await OpenAsync(portal);
        await page.SetViewportSizeAsync(width, height);
        foreach (var channel in new[] { "SMS", "Email" })
        {
            var dialog = await page.WriteAsync(channel);
            await Assertions.Expect(dialog.Field("Subject")).ToBeVisibleAsync(new() { Visible = channel is "Email" });
            await dialog.Field("Message").FillAsync("Dear {{contact.firstName}}, the plan is attached.\nIt is yours.");
            portal.Control().Receive(new Inbound(SandboxContacts.SilasStone, "SMS", $"I have to cancel, sorry! ({channel})"));
            await dialog.GetByText($"({channel})").Last.WaitForAsync();

            await page.PictureAsync($"foot-{channel}-{width}x{height}".ToLowerInvariant());
            Assert.Empty(await HiddenAsync(dialog));
            await page.Keyboard.PressAsync("Escape");
            await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        }
    }

    private async Task<IPage> OpenAsync(RunningPortal portal)
    {
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Staff of Harbour Dental", Silas);
        await page.Conversation().GetByRole(AriaRole.Listitem).First.WaitForAsync();
        return page;
    }

    // Which of them lies outside the window, is cut by what scrolls, or lies under something else; the text needs two lines.
    private static Task<string[]> HiddenAsync(ILocator dialog) => dialog.EvaluateAsync<string[]>(
        """
        dialog => {
          const isSeen = (element, height) => {
            const box = element.getBoundingClientRect();
            const last = box.top + Math.min(height, box.height) - 2;
            return [box.top + 2, last].every((y) => element.contains(document.elementFromPoint(box.left + Math.min(8, box.width / 2), y))) && box.height >= height - 1;
          };
          const text = dialog.querySelector("[data-field=body]");
          const style = getComputedStyle(text);
          const twoLines = 2 * parseFloat(style.lineHeight) + parseFloat(style.paddingTop);
          return [
            ...(isSeen(text, twoLines) ? [] : ["the text"]),
            ...[...dialog.querySelectorAll(".warnings li, .news")].filter((warning) => !isSeen(warning, warning.getBoundingClientRect().height)).map((warning) => warning.textContent),
            ...[...dialog.querySelectorAll("footer [data-send]")].filter((button) => !isSeen(button, button.getBoundingClientRect().height)).map((button) => button.textContent),
          ];
        }
        """);
}
