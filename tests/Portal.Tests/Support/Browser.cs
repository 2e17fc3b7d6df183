using Microsoft.Playwright;

namespace Portal.Tests.Support;

/// <summary>The browser of one class of journeys. What a journey opened is closed when the next one begins: left open, its pages would go on looking for a portal that has gone.</summary>
public sealed class Browser(SharedChromium chromium) : IAsyncDisposable
{
    private readonly List<IBrowserContext> _open = [];
    private string? _journey;

    /// <inheritdoc cref="Chromium.OpenAsync"/>
    public async Task<IPage> OpenAsync(Uri address, Screen screen, ColorScheme colors = ColorScheme.Light)
    {
        if (TestContext.Current.Test?.UniqueID is { } journey && journey != _journey)
        {
            await DisposeAsync();
            _journey = journey;
        }

        var page = await (await chromium.StartedAsync()).OpenAsync(address, screen, colors);
        _open.Add(page.Context);
        return page;
    }

    /// <summary>Lets that time pass at once, for the portal, its sandbox and every page that is open; what a page itself waits for is not hurried, so that it stays connected.</summary>
    public async Task JumpAsync(RunningPortal portal, TimeSpan by)
    {
        ((RunningClock)portal.Clock).Jump(by);
        foreach (var context in _open)
        {
            await context.Clock.SetSystemTimeAsync(portal.Clock.GetUtcNow().UtcDateTime);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _open)
        {
            await context.CloseAsync();
        }

        _open.Clear();
    }
}
