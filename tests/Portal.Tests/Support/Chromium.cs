using Microsoft.Playwright;

namespace Portal.Tests.Support;

/// <summary>A Chromium without a window.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    // In milliseconds: for a machine that has more to do.
    private const int Patience = 30_000;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Arguments }));
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>A browser that nobody has used before, and its first tab; what its pages read from the clock is what the portal's clock shows.</summary>
    public async Task<IPage> OpenAsync(Uri address, Screen screen, ColorScheme colors = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ColorScheme = colors,
            ViewportSize = SizeOf(screen),
            DeviceScaleFactor = screen is Screen.Zoomed ? 2 : 1,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            TimezoneId = "Europe/Berlin",
        });
        context.SetDefaultTimeout(Patience);
        if (PortalClocks.At(address) is var clock && clock != TimeProvider.System)
        {
            await context.Clock.InstallAsync(new() { TimeDate = clock.GetUtcNow().UtcDateTime });
        }

        await context.AddInitScriptAsync("window.refused = []; addEventListener('securitypolicyviolation', (event) => refused.push(`${event.violatedDirective}: ${event.blockedURI}`));");
        return await context.NewPageAsync();
    }

    private static ViewportSize SizeOf(Screen screen) => screen switch
    {
        Screen.Wide => new() { Width = 1440, Height = 900 },
        Screen.Narrow => new() { Width = 390, Height = 844 },
        _ => new() { Width = 640, Height = 360 },
    };
}

public enum Screen
{
    Wide,
    Narrow,

    /// <summary>1280 by 720 at 200 %.</summary>
    Zoomed,
}
