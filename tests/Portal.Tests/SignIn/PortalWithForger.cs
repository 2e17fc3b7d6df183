using Portal.Tests.Support;

namespace Portal.Tests.SignIn;

/// <summary>A portal whose identity provider is the forger, both on the test's clock.</summary>
public sealed class PortalWithForger : IAsyncLifetime
{
    private ForgingProvider? _provider;
    private RunningPortal? _portal;

    public TestClock Clock { get; } = PresentClock.Create();

    internal LinesOfLog Log { get; } = new();

    public RunningPortal Portal => _portal ?? throw new InvalidOperationException("Not started.");

    internal ForgingProvider Provider => _provider ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _provider = await ForgingProvider.StartAsync(Clock);
        _portal = await RunningPortal.StartAsync(
            new Dictionary<string, string?> { ["SignIn:Authority"] = _provider.Address, ["SignIn:GetClaimsFromUserInfoEndpoint"] = "true" }, Log.AddTo, clock: Clock);
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
