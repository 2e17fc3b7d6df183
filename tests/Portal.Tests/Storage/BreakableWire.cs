using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Storage;

/// <summary>A way to a server that a test can cut and mend: while it is cut nobody gets through, and who was through is thrown out.</summary>
internal sealed class BreakableWire(int serverPort) : IDisposable
{
    private readonly List<TcpClient> _through = [];
    private TcpListener? _listener;

    public int Port { get; private set; }

    public void Mend()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = LetThroughAsync(_listener);
    }

    public void Cut()
    {
        _listener?.Dispose();
        lock (_through)
        {
            _through.ForEach(client => client.Dispose());
            _through.Clear();
        }
    }

    public void Dispose() => Cut();

    private async Task LetThroughAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var (caller, server) = (await listener.AcceptTcpClientAsync(), new TcpClient());
                lock (_through)
                {
                    _through.AddRange([caller, server]);
                }

                await server.ConnectAsync(IPAddress.Loopback, serverPort);
                _ = CopyAsync(caller, server);
                _ = CopyAsync(server, caller);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            return; // it was cut
        }
    }

    private static async Task CopyAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            return; // it was cut
        }
        finally
        {
            from.Dispose();
            to.Dispose();
        }
    }
}
