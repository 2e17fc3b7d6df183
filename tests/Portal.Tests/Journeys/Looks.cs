using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>How a page looks, to axe and to people.</summary>
internal static class Looks
{
    /// <summary>
    /// In dark and in light colours, of which light ones stay: a picture each, what axe finds serious, and whether anything is wider or higher than the screen. And what the page
    /// has wanted since it was opened and its Content-Security-Policy refused, and parts that no style goes out for.
    /// </summary>
    public static async Task<IReadOnlyList<string>> UnsoundAsync(this IPage page, string name)
    {
        var findings = new List<string>();
        foreach (var colors in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = colors });
            var look = $"{name}-{colors}".ToLowerInvariant();
            await page.PictureAsync(look);
            findings.AddRange((await page.SeriousFindingsAsync(colors is ColorScheme.Dark)).Select(f => $"{look}: {f}"));
            var wider = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            var higher = await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight - document.documentElement.clientHeight");
            findings.AddRange(wider > 0 ? [$"{look}: {wider} px wider than the screen"] : []);
            findings.AddRange(higher > 0 ? [$"{look}: {higher} px higher than the screen, though its parts scroll by themselves"] : []);
        }

        var classes = await page.EvaluateAsync<string[]>("() => [...new Set([...document.querySelectorAll('[class]')].flatMap((element) => [...element.classList]))]");
        findings.AddRange(classes.Where(LeftOutStyles.Classes.Contains).Select(unstyled => $"{name}: the styles of {unstyled} are left out of MudBlazor's sheet (WebRoot.targets)"));
        findings.AddRange((await page.EvaluateAsync<string[]>("() => refused")).Select(refused => $"{name}: the policy refused {refused}"));
        return findings;
    }

    /// <summary>Axe's serious and critical findings, one line each.</summary>
    /// <param name="page">The tab.</param>
    /// <param name="onlyColors">Whether only the rules that look at colours are asked: the elements are the same in light and in dark, only the style sheets differ.</param>
    public static async Task<IReadOnlyList<string>> SeriousFindingsAsync(this IPage page, bool onlyColors = false)
    {
        var result = await page.RunAxe(new AxeRunOptions
        {
            Iframes = false, // the frames of e-mails run no script, axe's neither
            ResultTypes = [ResultType.Violations],
            RunOnly = onlyColors ? RunOnlyOptions.Rules("color-contrast", "link-in-text-block") : null,
        });
        return
        [
            .. result.Violations.Where(v => v.Impact is "serious" or "critical")
                .Select(v => $"{v.Id}: {string.Join(", ", v.Nodes.Select(n => n.Target.ToString()))}"),
        ];
    }

    /// <summary>Keeps a picture for people to look at, under artifacts/screenshots.</summary>
    public static Task PictureAsync(this IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "screenshots", $"{name}.png") });
}
