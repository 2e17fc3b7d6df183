using System.Diagnostics;
using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Bench.Lighthouse;

/// <summary>
/// A Chromium that Lighthouse drives through its debugging port. A session comes as a cookie of the browser: as a header that Lighthouse
/// adds it would be missing from the circuit's web socket, and the page would be measured without its circuit.
/// </summary>
internal sealed class DebuggedChromium : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly string _profile;

    private DebuggedChromium(Process process, string profile, int port) => (_process, _profile, Port) = (process, profile, port);

    public int Port { get; }

    public static async Task<DebuggedChromium> StartAsync(IReadOnlyList<Cookie> cookies, CancellationToken cancellationToken)
    {
        var (port, profile) = (FreePort.Find(), Directory.CreateTempSubdirectory("portal-lighthouse-").FullName);
        var start = new ProcessStartInfo("/usr/bin/chromium", ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", $"--user-data-dir={profile}", $"--remote-debugging-port={port}"])
        {
            RedirectStandardError = true,
        };
        var chromium = new DebuggedChromium(new Process { StartInfo = start }, profile, port);
        try
        {
            await chromium.ListenAsync().WaitAsync(Patience, cancellationToken);
            await chromium.TakeAsync(cookies);
            return chromium;
        }
        catch
        {
            await chromium.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private Task ListenAsync()
    {
        var listening = new TaskCompletionSource();
        _process.ErrorDataReceived += (_, said) =>
        {
            if (said.Data is null)
            {
                listening.TrySetException(new InvalidOperationException("Chromium stopped."));
            }
            else if (said.Data.StartsWith("DevTools listening", StringComparison.Ordinal))
            {
                listening.TrySetResult();
            }
        };
        _process.Start();
        _process.BeginErrorReadLine();
        return listening.Task;
    }

    private async Task TakeAsync(IReadOnlyList<Cookie> cookies)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.ConnectOverCDPAsync($"http://127.0.0.1:{Port}");
        await browser.Contexts[0].AddCookiesAsync(cookies);
    }
}
