using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Portal.Web.Hosting;

/// <summary>
/// Where the portal is told to listen (<c>--urls</c>, <c>ASPNETCORE_URLS</c>, <c>HTTP_PORTS</c>), and whether it can. Asked before the server is: that one answers with
/// a hundred lines of its own.
/// </summary>
internal static class ListenAddresses
{
    private const string Key = "urls";
    private const string Example = "such as http://localhost:5080";

    // Endpoints of the server's own section take the place of these.
    public static bool StandElsewhere(IConfiguration configuration) => configuration.GetSection("Kestrel:Endpoints").Exists();

    /// <summary>Empty where nothing is said of it, and the server chooses.</summary>
    /// <exception cref="OptionsValidationException">One of them is no address.</exception>
    public static IReadOnlyList<BindingAddress> Of(IConfiguration configuration)
    {
        var urls = configuration[Key] is { Length: > 0 } given ? given
            : string.Join(';', (configuration["http_ports"] ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries).Select(port => $"http://*:{port}"));
        return [.. urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)];
    }

    public static void Set(IConfigurationBuilder configuration, BindingAddress address) =>
        configuration.AddInMemoryCollection([new KeyValuePair<string, string?>(Key, address.ToString())]);

    /// <summary>Stops the start with one line for each address that can't be had.</summary>
    public static void Check(IConfiguration configuration)
    {
        if (!StandElsewhere(configuration) && Of(configuration).Select(Problem).OfType<string>().ToList() is { Count: > 0 } problems)
        {
            throw new OptionsValidationException(Key, typeof(ListenAddresses), problems);
        }
    }

    public static bool IsTaken(BindingAddress address) => Obstacle(address) is SocketError.AddressAlreadyInUse;

    private static string? Problem(BindingAddress address) => Obstacle(address) switch
    {
        null => null,
        SocketError.AddressAlreadyInUse => $"{Key}: another program listens on {address} already. Choose another port.",
        SocketError.AccessDenied => $"{Key}: this user may not listen on port {address.Port}. Ports from 1024 on are for everybody.",
        SocketError.AddressNotAvailable => $"{Key}: {address.Host} is no address of this machine.",
        var other => $"{Key}: listening on {address} is not possible ({other}).",
    };

    private static SocketError? Obstacle(BindingAddress address) => address.IsUnixPipe || address.IsNamedPipe ? null : EndPoints(address).Select(Obstacle).FirstOrDefault(error => error is not null);

    private static SocketError? Obstacle(IPEndPoint place)
    {
        try
        {
            using var listener = new TcpListener(place);
            listener.Start();
            return null;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode;
        }
    }

    // As the server reads them: a name that is no address means every one of this machine.
    private static IEnumerable<IPEndPoint> EndPoints(BindingAddress address) =>
        string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase) ? Loopback().Select(ip => new IPEndPoint(ip, address.Port))
        : [new IPEndPoint(IPAddress.TryParse(address.Host, out var ip) ? ip : IPAddress.Any, address.Port)];

    private static IEnumerable<IPAddress> Loopback() => Socket.OSSupportsIPv6 ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback];

    private static BindingAddress Parse(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http" or "https" } address && address.Port is >= 0 and <= ushort.MaxValue ? address : throw NoAddress(url);
        }
        catch (FormatException)
        {
            throw NoAddress(url);
        }
    }

    private static OptionsValidationException NoAddress(string url) => new(Key, typeof(ListenAddresses), [$"{Key}: “{url}” is no address to listen on, {Example}."]);
}
