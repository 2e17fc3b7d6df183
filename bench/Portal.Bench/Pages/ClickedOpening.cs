using Microsoft.Playwright;
using Portal.Sandbox;

namespace Portal.Bench.Pages;

/// <summary>Opens conversations as people do: in a list that stays where it is. Each time from the same other conversation.</summary>
internal sealed class ClickedOpening : IAsyncDisposable
{
    private static readonly Subject Between = new(SandboxContacts.SilasStone, "Silas Stone", "between");

    private readonly IPage _page;

    private ClickedOpening(IPage page) => _page = page;

    public static async Task<ClickedOpening> PrepareAsync(Stand stand, params Subject[] subjects)
    {
        var page = await stand.SignInAsync();
        await page.AddInitScriptAsync(OpeningScript.Definition);
        await page.ReloadAsync();
        foreach (var subject in (Subject[])[Between, .. subjects])
        {
            await page.EvaluateAsync(OpeningScript.Show, subject.Id);
        }

        return new ClickedOpening(page);
    }

    public async Task<Opening> OpenAsync(Subject subject)
    {
        await ClickAsync(Between);
        return await ClickAsync(subject);
    }

    public ValueTask DisposeAsync() => new(_page.Context.CloseAsync());

    private async Task<Opening> ClickAsync(Subject subject) =>
        Opening.Of(await _page.EvaluateAsync<double[]>(OpeningScript.Click, new { id = subject.Id, name = subject.Name }));
}
