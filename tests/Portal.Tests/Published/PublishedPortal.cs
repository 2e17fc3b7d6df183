using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;

namespace Portal.Tests.Published;

/// <summary>The published portal as a process of its own, beside a sandbox, with a data directory of its own.</summary>
public sealed class PublishedPortal : IAsyncDisposable
{
    private readonly PortalProcess _process;
    private readonly string _data;

    private PublishedPortal(PortalProcess process, Uri address, RunningSandbox sandbox, string data) =>
        (_process, Address, Sandbox, _data) = (process, address, sandbox, data);

    public Uri Address { get; }

    public RunningSandbox Sandbox { get; }

    /// <summary>What it wrote to the console so far.</summary>
    public string Said => _process.Said;

    /// <summary>Together with a sandbox of its own; <paramref name="sandboxed"/> changes that, and <paramref name="settings"/> come on top of the usual ones.</summary>
    public static async Task<PublishedPortal> StartAsync(Action<IServiceCollection>? sandboxed = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var address = new Uri($"http://localhost:{FreePort.Find()}");
        var sandbox = await RunningSandbox.StartAsync(address, configure: sandboxed);
        var data = Directory.CreateTempSubdirectory("portal-published-").FullName;
        var all = PortalProcess.Settings(address, sandbox, data).Concat(settings ?? new Dictionary<string, string>()).ToDictionary();
        var portal = new PublishedPortal(PortalProcess.Start(all), address, sandbox, data);
        await portal._process.WaitUntilReadyAsync(address);
        return portal;
    }

    /// <summary>Starts with these settings, expecting it to stop by itself; what it said, and its exit code.</summary>
    public static async Task<(int Code, string Said)> TryStartAsync(IReadOnlyDictionary<string, string> settings)
    {
        await using var portal = PortalProcess.Start(settings);
        await portal.WaitForExitAsync(TimeSpan.FromSeconds(30));
        return (portal.ExitCode, portal.Said);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await Sandbox.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
