using Portal.Tests.Support;

[assembly: AssemblyFixture(typeof(SharedChromium))]

namespace Portal.Tests.Support;

/// <summary>One Chromium for the test run, started by the first journey.</summary>
public sealed class SharedChromium : IAsyncDisposable
{
    private readonly Lazy<Task<Chromium>> _chromium = new(Chromium.StartAsync);

    public Task<Chromium> StartedAsync() => _chromium.Value;

    public async ValueTask DisposeAsync()
    {
        if (_chromium.IsValueCreated)
        {
            await (await _chromium.Value).DisposeAsync();
        }
    }
}
