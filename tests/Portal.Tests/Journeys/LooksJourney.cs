using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>Every page and dialog, wide and narrow, light and dark: axe finds nothing serious, nothing is wider than the screen, and a picture is kept.</summary>
[Collection(OneAtATime.Pages)]
public sealed class LooksJourney(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(Screen.Wide)]
    [InlineData(Screen.Narrow)]
    public async Task Every_page_and_dialog_is_sound(Screen screen)
    {
        await using var portal = await RunningPortal.StartAsync(new Dictionary<string, string?> { [$"SubAccounts:{SandboxSubAccounts.HarbourDental}:ServiceMayHold"] = "true" });
        var page = await browser.OpenAsync(portal.Address, screen);
        var look = new Look(page, $"{screen}".ToLowerInvariant());

        await page.GotoAsync("/sign-in");
        await look.AtAsync("sign-in");
        await page.SignInAsync("Manager of Harbour Dental");
        await page.Contacts().First.WaitForAsync();
        await look.AtAsync("conversations");
        await ConversationsAsync(page, look);
        await DialogsAsync(page, look);
        await HistoryAsync(page, look);
        await SchedulingAsync(page, look);
        await TroubledMessages.AddAsync(portal);
        await AttentionAsync(page, look);
        await OthersAsync(page, look);

        Assert.Empty(look.Findings);
    }

    private static async Task ConversationsAsync(IPage page, Look look)
    {
        await page.GotoAsync($"/conversations/{SandboxContacts.AnaRuiz}");
        await page.Conversation().GetByRole(AriaRole.Listitem).First.WaitForAsync();
        await look.AtAsync("conversation");

        await page.GotoAsync($"/conversations/{SandboxContacts.MalloryVane}");
        await page.Conversation().GetByRole(AriaRole.Listitem).First.WaitForAsync();
        await look.AtAsync("hostile-email");

        await page.GotoAsync($"/conversations/{SandboxContacts.EmilLarsen}");
        await page.Conversation().WaitForAsync();
        await look.AtAsync("empty-conversation");

        await page.GotoAsync("/conversations/nobody");
        await page.GetByText("This contact isn’t here").WaitForAsync();
        await look.AtAsync("no-such-contact");
    }

    private static async Task DialogsAsync(IPage page, Look look)
    {
        await page.GotoAsync($"/conversations/{SandboxContacts.OliviaOkoye}");
        foreach (var channel in (string[])["SMS", "Email", "WhatsApp", "Instagram", "Facebook", "Live chat", "Custom message"])
        {
            var dialog = await page.WriteAsync(channel);
            await dialog.Field("Message").FillAsync("Hello **Olivia**, “see you” at nine.");
            await look.AtAsync($"write-{channel}");
            await page.Keyboard.PressAsync("Escape");
            await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        }
    }

    private static async Task HistoryAsync(IPage page, Look look)
    {
        var dialog = await page.WriteAsync("SMS");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();
        await page.SeesAsync("see you", "Delivered");
        await page.GotoAsync("/history");
        await page.GetByRole(AriaRole.Row).Nth(1).WaitForAsync();
        await look.AtAsync("history");

        await page.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Link).Last.ClickAsync();
        await page.GetByText("Accepted by HighLevel").First.WaitForAsync();
        await look.AtAsync("history-message");

        await page.GotoAsync("/history?state=Failed");
        await page.GetByRole(AriaRole.Link, new() { Name = "Clear filters" }).Or(page.GetByRole(AriaRole.Button, new() { Name = "Clear filters" })).First.WaitForAsync();
        await look.AtAsync("history-empty");
    }

    private static async Task SchedulingAsync(IPage page, Look look)
    {
        await page.GotoAsync("/scheduled");
        await page.GetByText("Nothing is scheduled").WaitForAsync();
        await look.AtAsync("scheduled-empty");
        await page.GotoAsync("/attention");
        await page.GetByText("Nothing needs attention").WaitForAsync();
        await look.AtAsync("attention-empty");

        await page.GotoAsync($"/conversations/{SandboxContacts.OliviaOkoye}");
        var dialog = await page.WriteAsync("SMS");
        await dialog.Field("Message").FillAsync("See you at nine.");
        await page.Keyboard.PressAsync("Control+Shift+Enter");
        await dialog.Field("In words").FillAsync("soon");
        await page.Keyboard.PressAsync("Tab");
        await dialog.GetByText("is not understood").First.WaitForAsync();
        await look.AtAsync("times-problem");
        await dialog.Presets().Last.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Schedule for" }).WaitForAsync();
        await look.AtAsync("times-chosen");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Conversation().GetByText("Planned", new() { Exact = true }).WaitForAsync();
        await look.AtAsync("planned");

        await page.GotoAsync("/scheduled");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all 1" }).CheckAsync();
        await look.AtAsync("scheduled");
        await page.GetByRole(AriaRole.Button, new() { Name = "More, the message to" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Send now" }).WaitForAsync();
        await look.AtAsync("scheduled-more");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Reschedule" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Reschedule the message" }).WaitForAsync();
        await look.AtAsync("reschedule");
    }

    private static async Task AttentionAsync(IPage page, Look look)
    {
        await page.GotoAsync("/attention");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all 4" }).CheckAsync();
        await page.GetByText("4 selected").WaitForAsync();
        await look.AtAsync("attention");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it all the same (1)" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Send again to Ana Ruiz?" }).WaitForAsync();
        await look.AtAsync("attention-asks");
    }

    private static async Task OthersAsync(IPage page, Look look)
    {
        await page.GotoAsync("/nowhere");
        await look.AtAsync("not-found");
        await page.GotoAsync("/");
        await PersonMenuAsync(page, look);
        await page.SignOutAsync();
        await look.AtAsync("signed-out");
        await page.SignInAsync("Nobody");
        await look.AtAsync("no-access");
    }

    private static async Task PersonMenuAsync(IPage page, Look look)
    {
        await page.PersonMenu().ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Keyboard shortcuts" }).WaitForAsync();
        await look.AtAsync("person-menu");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Keyboard shortcuts" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" }).WaitForAsync();
        await look.AtAsync("keyboard-shortcuts");
        await page.Keyboard.PressAsync("Escape");
        await page.PersonMenu().ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Preferences" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Preferences" }).WaitForAsync();
        await look.AtAsync("preferences");
    }

    private sealed class Look(IPage page, string name)
    {
        public List<string> Findings { get; } = [];

        public async Task AtAsync(string place) => Findings.AddRange(await page.UnsoundAsync($"{place}-{name}"));
    }
}
