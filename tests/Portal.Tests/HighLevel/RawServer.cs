using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.HighLevel;

/// <summary>A server on loopback that does with each connection exactly what the test says, down to the reset.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;
    private int _requests;

    public RawServer(Func<RawConnection, Task> serve)
    {
        _listener.Start();
        _accepting = AcceptAsync(serve);
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    public Uri SecureAddress => new($"https://{_listener.LocalEndpoint}/");

    /// <summary>Whole requests that arrived.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public static Uri NobodyListens()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}/");
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting; // before the listener stops, because it may be about to accept
        _listener.Stop();
        _stopping.Dispose();
    }

    private async Task AcceptAsync(Func<RawConnection, Task> serve)
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(serve, await _listener.AcceptSocketAsync(_stopping.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Func<RawConnection, Task> serve, Socket socket)
    {
        using (socket)
        {
            try
            {
                await serve(new RawConnection(socket, () => Interlocked.Increment(ref _requests), _stopping.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException)
            {
                // The other side went away, or the test is over.
            }
        }
    }
}

internal sealed class RawConnection(Socket socket, Action arrived, CancellationToken stopping)
{
    /// <summary>Head and body of one request; null when the connection ended instead.</summary>
    public async Task<string?> ReadRequestAsync()
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!IsWhole(text.ToString()))
        {
            var read = await socket.ReceiveAsync(buffer, stopping);
            if (read == 0)
            {
                return null;
            }

            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        arrived();
        return text.ToString();
    }

    public async Task WriteAsync(string text) => await socket.SendAsync(Encoding.UTF8.GetBytes(text), stopping);

    public Task AnswerAsync(int status, string body) =>
        WriteAsync($"HTTP/1.1 {status} Said\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    public Task WaitAsync() => Task.Delay(Timeout.Infinite, stopping);

    private static bool IsWhole(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var length = text.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return end >= 0 && text.Length - end - 4 >= int.Parse(length?.Split(':')[1] ?? "0", System.Globalization.CultureInfo.InvariantCulture);
    }
}
