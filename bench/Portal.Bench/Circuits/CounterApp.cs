using System.Diagnostics;
using Portal.Tests.Support;

namespace Portal.Bench.Circuits;

/// <summary>The framework's own template with its Counter page, published and started as it comes.</summary>
internal sealed class CounterApp : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Process _process;

    private CounterApp(string folder, Process process, Uri address) => (_folder, _process, Address) = (folder, process, address);

    public Uri Address { get; }

    public static async Task<CounterApp> StartAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("portal-counter-").FullName;
        await RunAsync(folder, ["new", "blazor", "--interactivity", "Server", "--no-https", "--name", "TemplateApp", "--output", folder], cancellationToken);
        await RunAsync(folder, ["publish", "-c", "Release", "-v", "quiet", "--nologo", "-o", "published"], cancellationToken);
        var address = new Uri($"http://localhost:{FreePort.Find()}");
        var start = new ProcessStartInfo("dotnet", ["TemplateApp.dll"]) { WorkingDirectory = Path.Combine(folder, "published"), RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("The Counter page did not start.");
        process.BeginOutputReadLine();
        var app = new CounterApp(folder, process, address);
        await app.WaitAsync(cancellationToken);
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var tries = 0; tries < 300; tries++)
        {
            try
            {
                using var answer = await http.GetAsync("counter", cancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, cancellationToken); // not listening yet
            }
        }

        throw new InvalidOperationException("The Counter page did not answer.");
    }

    private static async Task RunAsync(string folder, string[] arguments, CancellationToken cancellationToken)
    {
        using var run = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("dotnet did not start.");
        await run.StandardOutput.ReadToEndAsync(cancellationToken);
        await run.WaitForExitAsync(cancellationToken);
        if (run.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {arguments[0]} ended with {run.ExitCode}.");
        }
    }
}
