using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Published;

/// <summary>The Release build as <c>dotnet publish</c> left it in artifacts/portal, as a process of its own, in Production.</summary>
public sealed class PublishedPortal : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "portal");

    private readonly Process _process;
    private readonly string _data;
    private readonly List<string> _said;

    private PublishedPortal(Process process, Uri address, RunningSandbox sandbox, string data, List<string> said) =>
        (_process, Address, Sandbox, _data, _said) = (process, address, sandbox, data, said);

    public Uri Address { get; }

    public RunningSandbox Sandbox { get; }

    /// <summary>What it wrote to the console so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return string.Join('\n', _said);
            }
        }
    }

    /// <summary>Together with a sandbox of its own; <paramref name="sandboxed"/> changes that.</summary>
    public static async Task<PublishedPortal> StartAsync(Action<IServiceCollection>? sandboxed = null)
    {
        var address = new Uri($"http://localhost:{FreePort.Find()}");
        var sandbox = await RunningSandbox.StartAsync(address, configure: sandboxed);
        var data = Directory.CreateTempSubdirectory("portal-published-").FullName;
        var (process, said) = Run(Settings(address, sandbox, data));
        var portal = new PublishedPortal(process, address, sandbox, data, said);
        await portal.WaitUntilReadyAsync();
        return portal;
    }

    /// <summary>Starts with these settings, expecting it to stop by itself; what it said, and its exit code.</summary>
    public static async Task<(int Code, string Said)> TryStartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var (process, said) = Run(settings);
        using (process)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            finally
            {
                process.Kill(entireProcessTree: true);
            }

            lock (said)
            {
                return (process.ExitCode, string.Join('\n', said));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        await Sandbox.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private static Dictionary<string, string> Settings(Uri address, RunningSandbox sandbox, string data) => new()
    {
        ["ASPNETCORE_URLS"] = address.ToString(),
        ["Storage__Path"] = Path.Combine(data, "portal.db"),
        ["Storage__KeysDirectory"] = Path.Combine(data, "keys"),
        ["SignIn__Authority"] = sandbox.Authority.ToString(),
        ["SignIn__ClientId"] = "portal",
        ["SignIn__RequireHttpsMetadata"] = "false",
        ["SignIn__SecureCookies"] = "false",
        ["SignIn__SupportContact"] = "the help desk",
        ["SignIn__Roles__Staff__0"] = "staff",
        ["SignIn__Roles__Manager__0"] = "manager",
        ["SignIn__Roles__Admin__0"] = "admin",
        ["HighLevel__BaseAddress"] = sandbox.Service.ToString(),
        [$"SubAccounts__{SandboxSubAccounts.HarbourDental}__Name"] = "Harbour Dental",
        [$"SubAccounts__{SandboxSubAccounts.NorthsideFitness}__Name"] = "Northside Fitness",
    };

    private static (Process Process, List<string> Said) Run(IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", ["Portal.Web.dll"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        var said = new List<string>();
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(said, line.Data);
        process.ErrorDataReceived += (_, line) => Hear(said, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return (process, said);
    }

    private static void Hear(List<string> said, string? line)
    {
        lock (said)
        {
            said.Add(line ?? string.Empty);
        }
    }

    private async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var i = 0; i < 150 && !_process.HasExited; i++)
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

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"The published portal did not become ready. It said:\n{Said}");
    }
}
