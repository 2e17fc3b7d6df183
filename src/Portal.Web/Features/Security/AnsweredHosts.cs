using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;

namespace Portal.Web.Features.Security;

/// <summary>Under which host names the portal answers, so that no other site can lead browsers or proxies to it under a name of its own.</summary>
internal static class AnsweredHosts
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Where <c>AllowedHosts</c> is set, which is the framework's own key, that counts alone.</summary>
    public static void Configure(HostFilteringOptions filtering, IOptions<PublicAddressOptions> address, IConfiguration configuration, IHostEnvironment environment)
    {
        if (string.IsNullOrEmpty(configuration["AllowedHosts"]) && Of(address.Value.Host, environment.IsDevelopment()) is { } hosts)
        {
            filtering.AllowedHosts = [.. hosts];
        }
    }

    // A probe on the machine itself asks by a name of this machine.
    private static IEnumerable<string>? Of(string? host, bool isDevelopment) =>
        host is not null ? Loopback.Prepend(host)
        : isDevelopment ? Loopback
        : null;
}
