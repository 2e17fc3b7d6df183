using Microsoft.Playwright;

namespace Portal.Tests.Support;

/// <summary>One Chromium for all journeys.</summary>
public sealed class Browser : IAsyncLifetime
{
    private Chromium? _chromium;

    public async ValueTask InitializeAsync() => _chromium = await Chromium.StartAsync();

    public ValueTask DisposeAsync() => _chromium?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc cref="Chromium.OpenAsync"/>
    public Task<IPage> OpenAsync(Uri address, Screen screen, ColorScheme colors = ColorScheme.Light) =>
        (_chromium ?? throw new InvalidOperationException("The browser has not started.")).OpenAsync(address, screen, colors);
}
