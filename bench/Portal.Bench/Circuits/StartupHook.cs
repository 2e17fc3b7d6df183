using System.Globalization;
using System.Net;
using System.Net.Sockets;

/// <summary>
/// Loaded by the runtime into the process that is measured (DOTNET_STARTUP_HOOKS): tells whoever connects how many bytes the heap holds
/// after a whole collection. It uses nothing but the framework, because the measured process has no other library of the benchmark's.
/// </summary>
#pragma warning disable CA1050 // the runtime looks for this name, without a namespace
internal static class StartupHook
#pragma warning restore CA1050
{
    public const string Port = "BENCH_HEAP_PORT";

    public static void Initialize()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable(Port), CultureInfo.InvariantCulture, out var port))
        {
            new Thread(() => Tell(port)) { IsBackground = true }.Start();
        }
    }

    private static void Tell(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        while (true)
        {
            using var asked = listener.AcceptTcpClient();
            GC.WaitForPendingFinalizers();
            var bytes = GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture);
            asked.GetStream().Write(System.Text.Encoding.ASCII.GetBytes(bytes));
        }
    }
}
