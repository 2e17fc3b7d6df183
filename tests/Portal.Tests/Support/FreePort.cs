using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Support;

internal static class FreePort
{
    /// <summary>A loopback port that nobody listens on; for those that have to tell their address before they listen.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
