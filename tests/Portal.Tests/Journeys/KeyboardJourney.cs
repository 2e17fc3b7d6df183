using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>A day at work without a mouse: what is wanted is reached with Tab and the keys that the portal names, and pressed with Enter.</summary>
[Collection(OneAtATime.Writing)]
public sealed class KeyboardJourney(Browser browser) : IClassFixture<Browser>
{
    private const int MostTabs = 60;

    [Fact]
    public async Task All_that_a_manager_does_in_a_day_is_done_by_the_keyboard_alone()
    {
        await using var portal = await RunningPortal.StartAsync(new Dictionary<string, string?> { ["Undo:Seconds"] = "30" });
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.GotoAsync("/");
        await SignInAsync(page);
        await FindAndReadAsync(page);
        await WriteAsync(page);
        await UndoAsync(page);
        await HistoryAsync(page);
        await SignOutAsync(page);
        Assert.Empty(portal.Control().Ledger);
    }

    private static async Task SignInAsync(IPage page)
    {
        await PressAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }));
        await PressAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Manager of Harbour Dental" }));
        await page.IsAliveAsync();
    }

    private static async Task FindAndReadAsync(IPage page)
    {
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("ana ruiz");
        await Assertions.Expect(page.Contacts()).ToHaveCountAsync(1);
        await PressAsync(page, page.Contacts().GetByRole(AriaRole.Link));
        await page.Conversation().GetByRole(AriaRole.Listitem).First.WaitForAsync();
        await ToAsync(page, page.GetByRole(AriaRole.Log).Or(page.Conversation().Locator("[tabindex='0']")).First);
        await page.Keyboard.PressAsync("Home");
    }

    private static async Task WriteAsync(IPage page)
    {
        await page.Keyboard.PressAsync("w");
        var dialog = page.NewMessage();
        await Assertions.Expect(dialog.Field("Message")).ToBeFocusedAsync();
        await ChooseSmsAsync(page, dialog);
        await PressAsync(page, dialog.GetByRole(AriaRole.Button, new() { Name = "Template" }));
        var templates = page.GetByRole(AriaRole.Dialog, new() { Name = "Templates for" });
        await templates.GetByRole(AriaRole.List, new() { Name = "Templates" }).GetByRole(AriaRole.Button).First.WaitForAsync();
        await PressAsync(page, templates.GetByRole(AriaRole.Button, new() { Name = "Insert" }));
        await Assertions.Expect(dialog.Field("Message")).Not.ToHaveValueAsync(string.Empty);
        await ToAsync(page, dialog.Field("Message"), "Shift+Tab");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("See you at nine, Ana.");
    }

    // The channel that the contact used last may be another one.
    private static async Task ChooseSmsAsync(IPage page, ILocator dialog)
    {
        await ToAsync(page, dialog.GetByLabel("Channel", new() { Exact = true }), "Shift+Tab");
        await page.Keyboard.TypeAsync("SMS");
        await ToAsync(page, dialog.Field("Message"));
    }

    private static async Task UndoAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Control+Enter");
        await page.NewMessage().WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.GetByRole(AriaRole.Region, new() { Name = "What has just happened" }).GetByRole(AriaRole.Button, new() { Name = "Undo" }).WaitForAsync(); // the thread has one too
        await page.Keyboard.PressAsync("F6");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.NewMessage().Field("Message")).ToHaveValueAsync("See you at nine, Ana.");
        await page.Keyboard.PressAsync("Escape");
        await page.NewMessage().WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private static async Task HistoryAsync(IPage page)
    {
        await PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "History" }));
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "See you at nine, Ana." }).WaitForAsync();
        await PressAsync(page, page.GetByRole(AriaRole.Row).Filter(new() { HasText = "See you at nine, Ana." }).GetByRole(AriaRole.Link).Last);
        await page.GetByText("See you at nine, Ana.").Nth(1).WaitForAsync();
    }

    private static async Task SignOutAsync(IPage page)
    {
        await PressAsync(page, page.PersonMenu());
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).WaitForAsync();
        await ToAsync(page, page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }), "ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.IsAtAsync("/signed-out");
    }

    private static async Task PressAsync(IPage page, ILocator what)
    {
        await ToAsync(page, what);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>From control to control until the keyboard is there.</summary>
    private static async Task ToAsync(IPage page, ILocator what, string key = "Tab")
    {
        await what.WaitForAsync();
        for (var i = 0; i < MostTabs; i++)
        {
            if (await what.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync(key);
        }

        Assert.Fail($"{MostTabs} times {key} do not lead to {what}");
    }
}
