using System.Diagnostics;
using Portal.Sandbox;

namespace Portal.Tests.Support;

/// <summary>The portal as it was built, as a process of its own that a test can kill and start again over the same data, against a sandbox that lives on; all go by one clock, from the chosen moment on.</summary>
public sealed class KillablePortal : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _data = Directory.CreateTempSubdirectory("portal-process-").FullName;
    private readonly TimeProvider _clock;
    private Process? _process;

    private KillablePortal(Uri address, RunningSandbox sandbox, TimeProvider clock) => (Address, Sandbox, _clock) = (address, sandbox, clock);

    public Uri Address { get; }

    public RunningSandbox Sandbox { get; }

    public static async Task<KillablePortal> StartAsync()
    {
        var address = new Uri($"http://localhost:{FreePort.Find()}");
        var clock = new RunningClock();
        var portal = new KillablePortal(address, await RunningSandbox.StartAsync(address, clock), clock);
        PortalClocks.Set(address, clock);
        await portal.StartAgainAsync();
        return portal;
    }

    /// <summary>Without any farewell, as a power cut would.</summary>
    public void Kill()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Built, "--contentRoot", Repository.Root]) { WorkingDirectory = Repository.Root };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (key, value) in Settings().Concat(ClockOfProcess.Environment(_clock)))
        {
            start.Environment[key] = value;
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException("The portal did not start.");
        await WaitUntilReadyAsync(_process);
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        PortalClocks.Forget(Address);
        await Sandbox.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    // The tests' own output stands beside that of the portal: …/tests/Portal.Tests/bin/Debug/net10.0.
    private static string Built
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(Repository.Root, "src", "Portal.Web", "bin", output.Parent!.Name, output.Name, "Portal.Web.dll");
        }
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["ASPNETCORE_URLS"] = Address.ToString(),
        ["Logging__LogLevel__Default"] = "Warning",
        ["Storage__Path"] = Path.Combine(_data, "portal.db"),
        ["Storage__KeysDirectory"] = Path.Combine(_data, "keys"),
        ["Sandbox__Enabled"] = "false",
        ["SignIn__Authority"] = Sandbox.Authority.ToString(),
        ["SignIn__ProviderTimeoutSeconds"] = "60", // the machine may have much else to do
        ["HighLevel__BaseAddress"] = Sandbox.Service.ToString(),
        [$"SubAccounts__{SandboxSubAccounts.HarbourDental}__Name"] = "Harbour Dental",
        [$"SubAccounts__{SandboxSubAccounts.NorthsideFitness}__Name"] = "Northside Fitness",
    };

    private async Task WaitUntilReadyAsync(Process process)
    {
        using var http = new HttpClient { BaseAddress = Address };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Patience && !process.HasExited)
        {
            try
            {
                if ((await http.GetAsync("/health/ready")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException("The portal did not become ready.");
    }
}
