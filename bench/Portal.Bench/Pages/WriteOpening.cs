using Microsoft.Playwright;
using Portal.Sandbox;

namespace Portal.Bench.Pages;

/// <summary>From pressing <em>Write</em> to a dialog that one can type in, and back.</summary>
internal sealed class WriteOpening : IAsyncDisposable
{
    private const string Press =
        """
        async () => {
          const find = () => document.querySelector("button[data-write]:enabled");
          let write;
          do {
            await new Promise((done) => setTimeout(done, 300)); // what closing the last one still does is not measured
            write = find();
          } while (!write);
          const start = performance.now();
          write.click();
          return await new Promise((resolve, reject) => {
            const look = () => {
              const fields = [...document.querySelectorAll(":is(dialog, [role=dialog]) textarea:enabled:not([readonly])")];
              const now = performance.now();
              if (fields.some((field) => field.checkVisibility())) {
                resolve(now - start);
              } else if (now > start + 15000) {
                reject(new Error("No dialog can be typed in."));
              } else {
                requestAnimationFrame(look);
              }
            };
            look();
          });
        }
        """;

    private readonly IPage _page;

    private WriteOpening(IPage page) => _page = page;

    public static async Task<WriteOpening> PrepareAsync(Stand stand)
    {
        var page = await stand.SignInAsync($"/conversations/{SandboxContacts.AnaRuiz}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write" }).And(page.Locator(":enabled")).WaitForAsync();
        return new WriteOpening(page);
    }

    /// <summary>In milliseconds.</summary>
    public async Task<double> OpenAsync()
    {
        var time = await _page.EvaluateAsync<double>(Press);
        await _page.Keyboard.PressAsync("Escape");
        await _page.Locator("dialog, [role=dialog]").Filter(new() { Has = _page.Locator("textarea"), Visible = true }).WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        return time;
    }

    public ValueTask DisposeAsync() => new(_page.Context.CloseAsync());
}
