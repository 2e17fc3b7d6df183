using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>Every page at the widths between a phone and a desk, and at 200 %: nothing is wider or higher than the screen, and a picture is kept.</summary>
[Collection(OneAtATime.Pages)]
public sealed class WidthsJourney(Browser browser) : IClassFixture<Browser>
{
    private static readonly (int Width, int Height)[] Sizes = [(640, 360), (768, 1024), (1024, 768)];

    private readonly List<string> _findings = [];

    [Fact]
    public async Task No_page_is_wider_than_a_tablet_a_small_laptop_or_a_screen_at_200_percent()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Zoomed);
        await page.GotoAsync("/sign-in");
        await LookAsync(page, "sign-in");
        await page.SignInAsync("Admin of Harbour Dental");
        await TroubledMessages.AddAsync(portal);

        await ConversationsAsync(page);
        await ListsAsync(page);

        Assert.Empty(_findings);
    }

    private async Task ConversationsAsync(IPage page)
    {
        await page.Contacts().First.WaitForAsync();
        await LookAsync(page, "conversations");
        await page.GotoAsync($"/conversations/{SandboxContacts.AnaRuiz}");
        await page.Conversation().GetByRole(AriaRole.Listitem).First.WaitForAsync();
        await LookAsync(page, "conversation");

        var dialog = await page.WriteAsync("Email");
        await dialog.Field("Message").FillAsync("Dear {{contact.first_name}}, **see you** at nine.");
        await LookAsync(page, "write-email");
        dialog = await ScheduleAsync(page, dialog);
        await dialog.Field("Message").FillAsync("Never mind the weather.");
        await page.Keyboard.PressAsync("Escape");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    /// <summary>So that there is something scheduled, and then a draft.</summary>
    private async Task<ILocator> ScheduleAsync(IPage page, ILocator dialog)
    {
        await dialog.GetByLabel("Channel", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "SMS" });
        await dialog.Field("Message").FillAsync("See you at nine.");
        await page.Keyboard.PressAsync("Control+Shift+Enter");
        await dialog.Presets().Last.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Schedule for" }).WaitForAsync();
        await LookAsync(page, "times-chosen");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Conversation().GetByText("Planned", new() { Exact = true }).WaitForAsync();
        return await page.WriteAsync("SMS");
    }

    private async Task ListsAsync(IPage page)
    {
        foreach (var (path, name) in ((string, string)[])[("/drafts", "Drafts"), ("/scheduled", "Scheduled"), ("/attention", "Needs attention"), ("/history", "History"), ("/snippets", "Snippets"), ("/preferences", "Preferences"), ("/settings", "Settings")])
        {
            await page.GotoAsync(path);
            await page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = name }).WaitForAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await LookAsync(page, path[1..]);
        }

        await page.GotoAsync("/nowhere");
        await page.GetByText("There is nothing here").WaitForAsync();
        await LookAsync(page, "not-found");
        await page.GotoAsync("/history");
        await page.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Link).Last.ClickAsync();
        await page.GetByText("HighLevel").First.WaitForAsync();
        await LookAsync(page, "history-message");
    }

    private async Task LookAsync(IPage page, string place)
    {
        foreach (var (width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            await page.PictureAsync($"{place}-{width}");
            var over = await page.EvaluateAsync<int[]>("() => { const all = document.documentElement; return [all.scrollWidth - all.clientWidth, all.scrollHeight - all.clientHeight]; }");
            _findings.AddRange(over[0] > 0 ? [$"{place} at {width}: {over[0]} px wider than the screen"] : []);
            _findings.AddRange(over[1] > 0 ? [$"{place} at {width}: {over[1]} px higher than the screen"] : []);
        }
    }
}
