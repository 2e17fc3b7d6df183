using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Messages;

/// <summary>A list of messages as a person uses it: buttons and menus of its rows, pointer and focus.</summary>
internal static class ListRows
{
    public static string Words(this IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Those with which something can still be done.</summary>
    public static List<string> Names(this IRenderedComponent<IComponent> page) => [.. page.FindAll("li[data-row]:not([data-became]) .what > a").Select(Words)];

    public static string RowOf(this IRenderedComponent<IComponent> page, string contact) =>
        page.FindAll("li[data-row]").Single(row => row.QuerySelector(".what > a")?.TextContent == contact).Words();

    public static Task PressAsync(this IRenderedComponent<IComponent> page, string words) =>
        page.FindAll("button, .mud-menu-item").Single(b => b.Words() == words).ClickAsync(new());

    /// <summary>What stands in the menu of a row.</summary>
    public static async Task ChooseAsync(this IRenderedComponent<IComponent> page, string deed, string contact)
    {
        await page.OpenMenuAsync(contact);
        await page.FindAll(".mud-menu-item").Single(item => item.Words() == deed).ClickAsync(new());
    }

    /// <summary>The same, where that is asked about: what was pressed is done only after the answer.</summary>
    public static async Task ChooseAndBeAskedAsync(this IRenderedComponent<IComponent> page, string deed, string contact)
    {
        await page.OpenMenuAsync(contact);
        page.FindAll(".mud-menu-item").Single(item => item.Words() == deed).Click();
        page.WaitForElement("[role=dialog]");
    }

    public static void PressAndBeAsked(this IRenderedComponent<IComponent> page, string words)
    {
        page.FindAll("button").Single(b => b.Words() == words).Click();
        page.WaitForElement("[role=dialog]");
    }

    /// <summary>To what is asked.</summary>
    public static async Task AnswerAsync(this IRenderedComponent<IComponent> page, string words)
    {
        await page.FindAll("[role=dialog] button").Single(b => b.Words() == words).ClickAsync(new());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[role=dialog]")));
    }

    /// <summary>The button of a row first, then those of its menu.</summary>
    public static async Task<List<string>> DeedsOfAsync(this IRenderedComponent<IComponent> page, string contact)
    {
        var row = page.FindAll("li[data-row]").Single(row => row.QuerySelector(".what > a")?.TextContent == contact);
        var first = row.QuerySelectorAll(".deeds button:not([aria-label]), .deeds > a").Select(b => b.Words().Split(',')[0]).ToList();
        if (row.QuerySelector($"[aria-label='More, the message to {contact}']") is null)
        {
            return first;
        }

        await page.OpenMenuAsync(contact);
        List<string> all = [.. first, .. page.FindAll(".mud-menu-item").Select(Words)];
        await page.Find(".mud-menu-item").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".mud-menu-item")));
        return all;
    }

    public static void Leave(this IRenderedComponent<IComponent> page) => _ = page.Find(".steady").TriggerEventAsync("onmouseleave", new MouseEventArgs());

    public static void LoseTheFocus(this IRenderedComponent<IComponent> page) => _ = page.Find(".steady").TriggerEventAsync("onfocusout", new FocusEventArgs());

    /// <summary>Once the rows have gone, which takes them a moment.</summary>
    public static void Shows(this IRenderedComponent<IComponent> page, TestClock clock, params string[] names) => page.WaitForAssertion(() =>
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(names, page.FindAll("li .what > a").Select(a => a.TextContent));
    });

    private static async Task OpenMenuAsync(this IRenderedComponent<IComponent> page, string contact)
    {
        await page.Find($"[aria-label='More, the message to {contact}']").ClickAsync(new());
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".mud-menu-item")));
    }
}
