using Microsoft.Playwright;

namespace Portal.Bench.Pages;

/// <summary>Opens conversations by their link, with everything in the browser's cache that stays there.</summary>
internal sealed class LoadedOpening : IAsyncDisposable
{
    private readonly IPage _page;

    private LoadedOpening(IPage page) => _page = page;

    public static async Task<LoadedOpening> PrepareAsync(Stand stand)
    {
        var page = await stand.SignInAsync();
        await page.AddInitScriptAsync(OpeningScript.Definition);
        return new LoadedOpening(page);
    }

    /// <summary>The page's clock starts with its navigation, so its times need no other start.</summary>
    public async Task<Opening> OpenAsync(Subject subject)
    {
        await _page.GotoAsync("about:blank");
        await _page.GotoAsync($"/conversations/{subject.Id}", new() { WaitUntil = WaitUntilState.Commit });
        return Opening.Of(await _page.EvaluateAsync<double[]>("(name) => window.opened(name)", subject.Name));
    }

    public ValueTask DisposeAsync() => new(_page.Context.CloseAsync());
}
