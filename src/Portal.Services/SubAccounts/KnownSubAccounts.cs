using Microsoft.Extensions.Options;

namespace Portal.Services.SubAccounts;

/// <summary>The sub-accounts that this portal serves. Any other is as if it did not exist.</summary>
public sealed class KnownSubAccounts(IOptions<SubAccountsOptions> options)
{
    /// <summary>Those of the ids that are served, in the order of their names.</summary>
    public IReadOnlyList<string> Only(IEnumerable<string> locationIds) =>
        [.. locationIds.Distinct().Where(options.Value.ContainsKey).OrderBy(NameOf, StringComparer.CurrentCulture)];

    /// <summary>All that are served, in the same order.</summary>
    public IReadOnlyList<string> All => Only(options.Value.Keys);

    public SubAccountOptions? Find(string locationId) => options.Value.GetValueOrDefault(locationId);

    /// <summary>The name of a sub-account that is served, else its id.</summary>
    public string NameOf(string locationId) => Find(locationId)?.Name ?? locationId;
}
