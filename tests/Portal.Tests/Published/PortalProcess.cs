using System.Diagnostics;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Published;

/// <summary>One run of the Release build as <c>dotnet publish</c> left it in artifacts/portal, in Production.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "portal");

    private readonly Process _process;
    private readonly List<string> _said = [];

    private PortalProcess(Process process) => _process = process;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

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

    /// <summary>What a portal needs to know, in configuration's own words.</summary>
    public static Dictionary<string, string> Settings(Uri address, RunningSandbox sandbox, string data) => new()
    {
        ["ASPNETCORE_URLS"] = address.ToString(),
        ["Storage:Path"] = Path.Combine(data, "portal.db"),
        ["Storage:KeysDirectory"] = Path.Combine(data, "keys"),
        ["SignIn:Authority"] = sandbox.Authority.ToString(),
        ["SignIn:ClientId"] = "portal",
        ["SignIn:ProviderTimeoutSeconds"] = "60", // the machine may have much else to do
        ["SignIn:RequireHttpsMetadata"] = "false",
        ["SignIn:SecureCookies"] = "false",
        ["SignIn:SupportContact"] = "the help desk",
        ["SignIn:Roles:Staff:0"] = "staff",
        ["SignIn:Roles:Manager:0"] = "manager",
        ["SignIn:Roles:Admin:0"] = "admin",
        ["HighLevel:BaseAddress"] = sandbox.Service.ToString(),
        ["HighLevel:AcceptsSignInTokens"] = "true",
        [$"SubAccounts:{SandboxSubAccounts.HarbourDental}:Name"] = "Harbour Dental",
        [$"SubAccounts:{SandboxSubAccounts.NorthsideFitness}:Name"] = "Northside Fitness",
    };

    public static PortalProcess Start(IReadOnlyDictionary<string, string> settings)
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
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var portal = new PortalProcess(new Process { StartInfo = start });
        portal.Begin();
        return portal;
    }

    public async Task WaitUntilReadyAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        for (var i = 0; i < 300 && !HasExited; i++)
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

    /// <summary>SIGKILL: nothing of it runs any more when this returns.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager stops it; waits until it has ended.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await WaitForExitAsync(patience);
    }

    public async Task WaitForExitAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        await _process.WaitForExitAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Begin()
    {
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Hear(string? line)
    {
        lock (_said)
        {
            _said.Add(line ?? string.Empty);
        }
    }
}
