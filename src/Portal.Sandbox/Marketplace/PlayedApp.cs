using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Portal.Sandbox.Marketplace;

/// <summary>The one app of the played marketplace: the portal's.</summary>
internal sealed class PlayedApp(IOptions<SandboxOptions> options)
{
    /// <summary>The user of the service who installs it.</summary>
    public const string Installer = "usInstaller000000001";

    public string ClientId => options.Value.ClientId;

    /// <summary>The part before the dash, as the service has it.</summary>
    public string Id => ClientId.Split('-')[0];

    /// <summary>The played app has one version, whose id is the app's own, as it often is at the service.</summary>
    public string VersionId => Id;

    public bool Is(string? clientId, string? clientSecret) =>
        clientId == ClientId
        && clientSecret is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(clientSecret), Encoding.UTF8.GetBytes(options.Value.ClientSecret));

    /// <summary>Whether a browser may be sent to it: any path of a portal's own address.</summary>
    public bool MayReturnTo(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { UserInfo: "", Fragment: "" }
        && options.Value.PortalAddresses.Any(portal => portal.GetLeftPart(UriPartial.Authority) == uri.GetLeftPart(UriPartial.Authority));
}
