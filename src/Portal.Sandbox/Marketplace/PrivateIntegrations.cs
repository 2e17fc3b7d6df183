using System.Security.Cryptography;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Marketplace;

/// <summary>Private integration tokens: kept as hashes, shown once.</summary>
internal sealed class PrivateIntegrations(KeptState<MarketplaceState> store)
{
    public string Create(string? locationId, IReadOnlyList<string> scopes)
    {
        var token = $"pit-{new Guid(RandomNumberGenerator.GetBytes(16))}";
        store.Change(state => (state with { PrivateIntegrations = With(state, token, new PrivateIntegration(locationId, scopes)) }, true));
        return token;
    }

    public bool Revoke(string token) => store.Change(state =>
    {
        var left = state.PrivateIntegrations.ToDictionary();
        var revoked = left.Remove(RandomText.Hash(token));
        return (state with { PrivateIntegrations = left }, revoked);
    });

    public Grant? Read(string token) => store.Current.PrivateIntegrations.GetValueOrDefault(RandomText.Hash(token)) switch
    {
        null => null,
        { LocationId: { } location } one => new Grant("private integration", [location], one.Scopes),
        var agency => new Grant("private integration", [SandboxSubAccounts.ShorelineAgency], agency.Scopes, "Company"),
    };

    private static Dictionary<string, PrivateIntegration> With(MarketplaceState state, string token, PrivateIntegration one) =>
        new(state.PrivateIntegrations) { [RandomText.Hash(token)] = one };
}
