using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Portal.Tests.Web;

/// <summary>MudBlazor's selects as a person uses them; the page has to stand in the layout, where their choices are drawn.</summary>
internal static class Selects
{
    public static async Task<List<string>> ChoicesAsync(this IRenderedComponent<IComponent> page, string label)
    {
        await page.Find($".mud-select:has(input[aria-label='{label}']) .mud-select-input").MouseDownAsync(new MouseEventArgs());
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[role=option]")));
        return [.. page.FindAll("[role=option]").Select(option => option.TextContent.Trim())];
    }

    public static async Task SelectAsync(this IRenderedComponent<IComponent> page, string label, string words)
    {
        var choices = await page.ChoicesAsync(label);
        await page.FindAll("[role=option]")[choices.IndexOf(words)].ClickAsync(new MouseEventArgs());
    }
}
