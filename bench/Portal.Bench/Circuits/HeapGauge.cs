using System.Globalization;
using System.Net.Sockets;
using Portal.Tests.Support;

namespace Portal.Bench.Circuits;

/// <summary>Asks a process that was started with <see cref="Settings"/> how much its heap holds.</summary>
internal sealed class HeapGauge
{
    private readonly int _port = FreePort.Find();

    public Dictionary<string, string> Settings => new()
    {
        ["DOTNET_STARTUP_HOOKS"] = typeof(HeapGauge).Assembly.Location,
        [StartupHook.Port] = _port.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Kilobytes of 1,000 bytes that are in use, after a whole collection.</summary>
    public async Task<double> ReadAsync(CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _port, cancellationToken);
        using var reader = new StreamReader(client.GetStream());
        return double.Parse(await reader.ReadToEndAsync(cancellationToken), CultureInfo.InvariantCulture) / 1000;
    }
}
