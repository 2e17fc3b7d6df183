using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.Tests.Journeys;

/// <summary>What a person does in the portal, in the words that a person and a screen reader find there.</summary>
internal static partial class Journey
{
    /// <summary>From any address of the portal, as one of the sandbox's people, and back to that address.</summary>
    public static async Task SignInAsync(this IPage page, string who, string path = "/")
    {
        await page.GotoAsync(path);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = who }).ClickAsync();
        await page.IsAtAsync("/(?!sandbox/|sign)");
    }

    /// <summary>The menu that bears the person's name.</summary>
    public static ILocator PersonMenu(this IPage page) => page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Button).Last;

    public static async Task SignOutAsync(this IPage page)
    {
        await page.PersonMenu().ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await page.IsAtAsync("/signed-out");
    }

    /// <summary>Waits for a loaded page by looking again and again: to wait for the navigation misses one that ends as the wait begins.</summary>
    /// <param name="page">The tab.</param>
    /// <param name="address">A pattern for the address, from its path on.</param>
    public static async Task IsAtAsync(this IPage page, string address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"^https?://[^/]+{address}"));
        await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
    }

    /// <summary>From then on the page hears keys and presses.</summary>
    public static Task IsAliveAsync(this IPage page) => page.PersonMenu().And(page.Locator(":enabled")).WaitForAsync();

    public static ILocator Contacts(this IPage page) => page.GetByRole(AriaRole.List, new() { Name = "Contacts" }).GetByRole(AriaRole.Listitem);

    public static ILocator Conversation(this IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Conversation" });

    public static ILocator NewMessage(this IPage page) => page.GetByRole(AriaRole.Dialog, new() { Name = "New message" });

    public static ILocator Field(this ILocator within, string name) => within.GetByRole(AriaRole.Textbox, new() { Name = name, Exact = true });

    /// <summary>Opens the dialog, on the given channel as the dialog names it.</summary>
    public static async Task<ILocator> WriteAsync(this IPage page, string channel)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Write" }).ClickAsync();
        var dialog = page.NewMessage();
        await dialog.GetByLabel("Channel", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = channel });
        return dialog;
    }

    /// <summary>The times that are offered where one is chosen, from the next one on: which these are depends on the hour and the day.</summary>
    public static ILocator Presets(this ILocator dialog) =>
        dialog.GetByRole(AriaRole.List, new() { Name = "Times to choose from" }).GetByRole(AriaRole.Button).Filter(new() { HasNotText = "As last time" });

    /// <summary>From the menu of a row.</summary>
    public static async Task ChooseAsync(this ILocator row, string deed)
    {
        await row.GetByRole(AriaRole.Button, new() { Name = "More, the message to" }).ClickAsync();
        await row.Page.GetByRole(AriaRole.Menuitem, new() { Name = deed, Exact = true }).ClickAsync();
    }

    /// <summary>With the pointer and the focus: only then do rows go from a list.</summary>
    public static async Task LeaveListAsync(this IPage page)
    {
        var heading = page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        await heading.HoverAsync();
        for (var i = 0; i < 5; i++)
        {
            await heading.FocusAsync();
            await page.WaitForTimeoutAsync(200); // a dialog that has just closed may give the focus back to the list meanwhile
            if (await heading.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }
        }
    }

    /// <summary>The entry of the thread with this text, once it says this state.</summary>
    public static Task SeesAsync(this IPage page, string text, string state) =>
        page.Conversation().GetByRole(AriaRole.Listitem).Filter(new() { HasText = text }).Filter(new() { HasText = state }).WaitForAsync();

    /// <summary>The entry of the thread with this text, once HighLevel has accepted it; it may have been delivered by the time one looks.</summary>
    public static Task SeesAcceptedAsync(this IPage page, string text) =>
        page.Conversation().GetByRole(AriaRole.Listitem).Filter(new() { HasText = text }).Filter(new() { HasTextRegex = AcceptedOrFurther() }).WaitForAsync();

    [GeneratedRegex("Accepted|Delivered|Read")]
    private static partial Regex AcceptedOrFurther();
}
