using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>What a person does in the portal, in the words that a person and a screen reader find there.</summary>
internal static class Journey
{
    /// <summary>From any address to the portal's first page, as one of the sandbox's people.</summary>
    public static async Task SignInAsync(this IPage page, string who, string path = "/")
    {
        await page.GotoAsync(path);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = who }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sandbox/", StringComparison.Ordinal) && !url.Contains("/sign", StringComparison.Ordinal));
    }

    /// <summary>Axe's serious and critical findings, one line each.</summary>
    public static async Task<IReadOnlyList<string>> SeriousFindingsAsync(this IPage page)
    {
        var result = await page.RunAxe();
        return [.. result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {string.Join(", ", v.Nodes.Select(n => n.Target.ToString()))}")];
    }

    /// <summary>Keeps a picture for people to look at, under artifacts/screenshots.</summary>
    public static Task PictureAsync(this IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "screenshots", $"{name}.png") });
}
