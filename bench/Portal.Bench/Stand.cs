using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Tests.Journeys;
using Portal.Tests.Published;
using Portal.Tests.Support;

namespace Portal.Bench;

/// <summary>What is measured: the published portal as a process of its own, a sandbox, and a Chromium to look at it with.</summary>
internal sealed class Stand : IAsyncDisposable
{
    private readonly PublishedPortal _portal;
    private readonly Chromium _chromium;

    private Stand(PublishedPortal portal, Chromium chromium) => (_portal, _chromium) = (portal, chromium);

    public Uri Address => _portal.Address;

    public static async Task<Stand> StartAsync(CancellationToken cancellationToken)
    {
        await Publishing.RunAsync(cancellationToken);
        var portal = await PublishedPortal.StartAsync(Unhurried);
        return new Stand(portal, await Chromium.StartAsync());
    }

    public Task<IPage> OpenAsync(Screen screen = Screen.Wide) => _chromium.OpenAsync(Address, screen);

    public async Task<IPage> SignInAsync(string path = "/", Screen screen = Screen.Wide)
    {
        var page = await OpenAsync(screen);
        await page.SignInAsync("Staff of Harbour Dental", path);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _portal.DisposeAsync();
    }

    // Nobody opens forty conversations in a minute; the service's limit of 100 requests in 10 s would be what is measured.
    private static void Unhurried(IServiceCollection services) =>
        services.Configure<SandboxOptions>(o => (o.RateLimit, o.DailyLimit) = (1_000_000, 1_000_000));
}
