using Microsoft.Extensions.Configuration.Memory;

namespace Portal.Web.Hosting;

/// <summary>
/// Lets the settings that lead to the sandbox follow where the portal listens, as far as nobody has set them, and offers the next port where the one that was asked for is taken.
/// Only for a portal that hosts its sandbox: any other has an address that people know.
/// </summary>
internal static class SandboxAddresses
{
    private const int PortsTried = 20;
    private const int Usual = 5080;
    private const string ServersChoice = "http://localhost:5000";

    public static void Follow(WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment() || !SandboxHosting.IsWanted(builder.Configuration) || ListenAddresses.StandElsewhere(builder.Configuration))
        {
            return;
        }

        var addresses = ListenAddresses.Of(builder.Configuration);
        var address = addresses.FirstOrDefault(a => a.Scheme == Uri.UriSchemeHttp) ?? (addresses.Count > 0 ? addresses[0] : BindingAddress.Parse(ServersChoice));
        if (addresses.Count == 1 && (address.Port == 0 || ListenAddresses.IsTaken(address)) && Next(address) is { } free)
        {
            Console.WriteLine($"{(address.Port == 0 ? "Any port was asked for" : $"Another program listens on port {address.Port} already")}, so the portal takes {free.Port}.");
            ListenAddresses.Set(builder.Configuration, free);
            address = free;
        }

        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Leading($"{address.Scheme}://localhost:{address.Port}") });
    }

    private static BindingAddress? Next(BindingAddress taken) =>
        Enumerable.Range(taken.Port == 0 ? Usual : taken.Port + 1, PortsTried)
            .Where(port => port <= ushort.MaxValue)
            .Select(port => BindingAddress.Parse($"{taken.Scheme}://{taken.Host}:{port}"))
            .FirstOrDefault(address => !ListenAddresses.IsTaken(address));

    private static Dictionary<string, string?> Leading(string origin) => new()
    {
        ["Sandbox:PortalAddresses:0"] = origin,
        ["Sandbox:WebhookAddress"] = $"{origin}/webhooks/highlevel",
        ["SignIn:Authority"] = $"{origin}/sandbox/identity",
        ["HighLevel:BaseAddress"] = $"{origin}/sandbox/service/",
        ["HighLevel:App:ChooserAddress"] = $"{origin}/sandbox/service/v2/oauth/chooselocation",
    };
}
