using System.Diagnostics;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.SignIn;

/// <summary>oidc-provider from npm, a certified OpenID provider, in a process of its own.</summary>
internal sealed class CertifiedProvider : IAsyncDisposable
{
    private readonly Process _process;

    private CertifiedProvider(Process process, int port) => (_process, Address) = (process, $"http://127.0.0.1:{port}");

    public string Address { get; }

    public static async Task<CertifiedProvider> StartAsync(Uri portal)
    {
        var port = FreePort.Find();
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Path.Combine(Repository.Root, "tests", "tools"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[] { "oidc-provider.mjs", $"{port}", portal.GetLeftPart(UriPartial.Authority), SandboxSubAccounts.HarbourDental })
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var provider = new CertifiedProvider(process, port);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        await provider.WaitUntilReadyAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line == "ready")
            {
                return;
            }
        }

        throw new InvalidOperationException("oidc-provider stopped; was npm ci run in tests/tools?");
    }
}
