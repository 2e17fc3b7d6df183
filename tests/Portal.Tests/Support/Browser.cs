using Microsoft.Playwright;

namespace Portal.Tests.Support;

/// <summary>One Chromium for all journeys.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A browser that nobody has used before, and its first tab.</summary>
    public async Task<IPage> OpenAsync(Uri address, Screen screen, ColorScheme colors = ColorScheme.Light)
    {
        var context = await (_chromium ?? throw new InvalidOperationException("The browser has not started.")).NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ColorScheme = colors,
            ViewportSize = screen is Screen.Wide ? new() { Width = 1440, Height = 900 } : new() { Width = 390, Height = 844 },
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            TimezoneId = "Europe/Berlin",
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }
}

public enum Screen
{
    Wide,
    Narrow,
}
