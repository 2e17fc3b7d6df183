using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Bench.Lighthouse;

/// <summary>
/// A Chromium that Lighthouse drives through its debugging port. A session comes as a cookie of the browser: as a header that Lighthouse
/// adds it would be missing from the circuit's web socket, and the page would be measured without its circuit.
/// </summary>
internal sealed class DebuggedChromium : IAsyncDisposable
{
    private const string Listening = "DevTools listening on ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly string _profile;

    private DebuggedChromium(Process process, string profile, int port) => (_process, _profile, Port) = (process, profile, port);

    public int Port { get; }

    public static async Task<DebuggedChromium> StartAsync(IReadOnlyList<BrowserContextCookiesResult> cookies, CancellationToken cancellationToken)
    {
        var (port, profile) = (FreePort.Find(), Directory.CreateTempSubdirectory("portal-lighthouse-").FullName);
        var start = new ProcessStartInfo("/usr/bin/chromium", ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", $"--user-data-dir={profile}", $"--remote-debugging-port={port}"])
        {
            RedirectStandardError = true,
        };
        var chromium = new DebuggedChromium(new Process { StartInfo = start }, profile, port);
        try
        {
            var debugger = await chromium.ListenAsync().WaitAsync(Patience, cancellationToken);
            await TakeAsync(debugger, cookies, cancellationToken);
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

    private Task<Uri> ListenAsync()
    {
        var listening = new TaskCompletionSource<Uri>();
        _process.ErrorDataReceived += (_, said) =>
        {
            if (said.Data is null)
            {
                listening.TrySetException(new InvalidOperationException("Chromium stopped."));
            }
            else if (said.Data.StartsWith(Listening, StringComparison.Ordinal))
            {
                listening.TrySetResult(new Uri(said.Data[Listening.Length..]));
            }
        };
        _process.Start();
        _process.BeginErrorReadLine();
        return listening.Task;
    }

    private static async Task TakeAsync(Uri debugger, IReadOnlyList<BrowserContextCookiesResult> cookies, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(debugger, limit.Token);
        var order = new { id = 1, method = "Storage.setCookies", @params = new { cookies = cookies.Select(c => new { name = c.Name, value = c.Value, domain = c.Domain, path = c.Path }) } };
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(order), WebSocketMessageType.Text, true, limit.Token);
        var answer = new byte[4096];
        var read = await socket.ReceiveAsync(answer, limit.Token);
        if (JsonNode.Parse(answer.AsSpan(0, read.Count))?["result"] is null)
        {
            throw new InvalidOperationException("Chromium did not take the session's cookies.");
        }
    }
}
