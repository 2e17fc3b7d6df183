using Microsoft.Playwright;

namespace Portal.Tests.Support;

/// <summary>The browser of one class of journeys. What a journey opened is closed when the next one begins: left open, its pages would go on looking for a portal that has gone.</summary>
public sealed class Browser(SharedChromium chromium) : IDisposable
{
    private readonly List<IBrowserContext> _open = [];
    private string? _journey;

    /// <inheritdoc cref="Chromium.OpenAsync"/>
    public async Task<IPage> OpenAsync(Uri address, Screen screen, ColorScheme colors = ColorScheme.Light)
    {
        if (TestContext.Current.Test?.UniqueID is { } journey && journey != _journey)
        {
            Dispose();
            _journey = journey;
        }

        var page = await (await chromium.StartedAsync()).OpenAsync(address, screen, colors);
        _open.Add(page.Context);
        return page;
    }

    // A page whose portal has gone takes up to half a minute to close. Nobody waits for it; what is left closes with Chromium.
    public void Dispose()
    {
        foreach (var context in _open)
        {
            _ = context.CloseAsync();
        }

        _open.Clear();
    }
}
