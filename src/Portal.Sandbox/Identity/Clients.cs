using Microsoft.Extensions.Options;

namespace Portal.Sandbox.Identity;

/// <summary>The one client, public because PKCE proves it, and the only addresses that a browser is ever sent back to.</summary>
internal sealed class Clients(IOptions<SandboxOptions> options)
{
    public const string PortalId = "portal";

    public bool MayReturnTo(string? address) => Matches(address, "/signin-oidc");

    public bool MaySignOutTo(string? address) => Matches(address, "/signout-callback-oidc");

    private bool Matches(string? address, string path) =>
        address is not null && options.Value.PortalAddresses.Any(portal => address == portal.GetLeftPart(UriPartial.Authority) + path);
}
