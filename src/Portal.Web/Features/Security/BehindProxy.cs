using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace Portal.Web.Features.Security;

/// <summary>Takes from the proxies that are known who asks, by which host name and whether by https, before anything else looks at the request.</summary>
internal sealed class BehindProxy(IOptions<ProxyOptions> proxy) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (proxy.Value.Known.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        next(app);
    };

    public static void Configure(ForwardedHeadersOptions forwarded, IOptions<ProxyOptions> proxy, IOptions<PublicAddressOptions> address)
    {
        if (proxy.Value.Known.Count == 0)
        {
            return;
        }

        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        forwarded.ForwardLimit = null; // as many in a row as are known; the first that isn't is who asks
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var known in proxy.Value.Known)
        {
            forwarded.KnownIPNetworks.Add(IPNetwork.TryParse(known, out var network) ? network : Alone(IPAddress.Parse(known)));
        }

        if (address.Value.Host is { } host)
        {
            forwarded.AllowedHosts = [host];
        }
    }

    private static IPNetwork Alone(IPAddress address) => new(address, address.GetAddressBytes().Length * 8);
}
