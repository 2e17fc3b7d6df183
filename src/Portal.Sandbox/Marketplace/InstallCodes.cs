using System.Collections.Concurrent;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Marketplace;

/// <summary>Codes on their way from the location chooser to the token endpoint: good once, for a minute.</summary>
internal sealed class InstallCodes(Installations installations, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, IssuedCode> _codes = new();

    /// <param name="redirectUri">Null where no browser was sent.</param>
    public string Issue(Installation installation, string? redirectUri)
    {
        var code = RandomText.Create(20);
        _codes[code] = new IssuedCode(installation.Id, redirectUri, time.GetUtcNow() + Lifetime);
        return code;
    }

    /// <summary>Spends the code, also when what came with it is wrong. Null as well when the app is no longer installed.</summary>
    public Installation? Redeem(string code, string? redirectUri) =>
        _codes.TryRemove(code, out var issued)
        && issued.Expires > time.GetUtcNow()
        && (redirectUri is null || issued.RedirectUri is null || issued.RedirectUri == redirectUri)
            ? installations.Find(issued.InstallationId)
            : null;

    private sealed record IssuedCode(string InstallationId, string? RedirectUri, DateTimeOffset Expires);
}
