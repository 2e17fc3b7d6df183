using Portal.Tests.Support;

namespace Portal.Tests.SignIn;

/// <summary>A portal, and all that it logs.</summary>
public sealed class PortalWithLog : IAsyncLifetime
{
    private RunningPortal? _portal;

    public RunningPortal Portal => _portal ?? throw new InvalidOperationException("Not started.");

    internal LinesOfLog Log { get; } = new();

    public async ValueTask InitializeAsync() =>
        _portal = await RunningPortal.StartAsync(
            new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Information", ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning" },
            Log.AddTo);

    public async ValueTask DisposeAsync() => await Portal.DisposeAsync();
}
