using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace Portal.Bench.Delivery;

/// <summary>A <see cref="ServiceEndpoint"/> in a process of its own, which ends with this one.</summary>
internal sealed class EndpointProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private EndpointProcess(Process process, Uri address) => (_process, Address, _http) = (process, address, new HttpClient { BaseAddress = address });

    public Uri Address { get; }

    public static async Task<EndpointProcess> StartAsync(TimeSpan latency, CancellationToken cancellationToken)
    {
        var milliseconds = latency.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(EndpointProcess).Assembly.Location, ServiceEndpoint.Command, milliseconds])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("dotnet did not start.");
        var address = await process.StandardOutput.ReadLineAsync(cancellationToken);
        return new EndpointProcess(process, new Uri(address ?? throw new InvalidOperationException("The endpoint did not start.")));
    }

    /// <summary>Since the last <see cref="ForgetAsync"/>, in order.</summary>
    public async Task<IReadOnlyList<Arrival>> ArrivalsAsync(CancellationToken cancellationToken) =>
        await _http.GetFromJsonAsync<List<Arrival>>("arrivals", cancellationToken) ?? [];

    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        using var answer = await _http.DeleteAsync("arrivals", cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
