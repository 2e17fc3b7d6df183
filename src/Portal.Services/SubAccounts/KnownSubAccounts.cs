using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Portal.Services.Composing;

namespace Portal.Services.SubAccounts;

/// <summary>
/// The sub-accounts that this portal serves, and what holds for each at this moment: the configuration, and over it what administrators
/// changed. Any other sub-account is as if it did not exist.
/// </summary>
public sealed class KnownSubAccounts(IOptions<SubAccountsOptions> options, IOptions<SendingRulesOptions> rules)
{
    // Read with every message; only those of which something was ever changed stand here.
    private readonly ConcurrentDictionary<string, EffectiveSettings> _changed = new();
    private readonly Lock _gate = new();

    /// <summary>Those of the ids that are served, in the order of their names.</summary>
    public IReadOnlyList<string> Only(IEnumerable<string> locationIds) =>
        [.. locationIds.Distinct().Where(options.Value.ContainsKey).OrderBy(NameOf, StringComparer.CurrentCulture)];

    /// <summary>All that are served, in the same order.</summary>
    public IReadOnlyList<string> All => Only(options.Value.Keys);

    public SubAccountOptions? Find(string locationId) =>
        _changed.TryGetValue(locationId, out var changed) ? changed.SubAccount : options.Value.GetValueOrDefault(locationId);

    /// <summary>The name of a sub-account that is served, else its id.</summary>
    public string NameOf(string locationId) => Find(locationId)?.Name ?? locationId;

    /// <summary>How it may write.</summary>
    public SendingRules RulesOf(string locationId) =>
        _changed.TryGetValue(locationId, out var changed) ? changed.Rules : rules.Value.Of(locationId);

    internal int VersionOf(string locationId) => _changed.TryGetValue(locationId, out var changed) ? changed.Version : 0;

    /// <summary>What holds with what is stored; null where the sub-account is not served.</summary>
    internal EffectiveSettings? With(string locationId, SubAccountSettings? row) =>
        options.Value.GetValueOrDefault(locationId) is { } configured ? EffectiveSettings.Of(locationId, configured, rules.Value.Of(locationId), row) : null;

    /// <summary>What holds from now on; null where the same or something newer holds already.</summary>
    internal EffectiveSettings? Take(SubAccountSettings row)
    {
        if (With(row.LocationId, row) is not { } settings)
        {
            return null;
        }

        lock (_gate)
        {
            if (VersionOf(row.LocationId) >= row.Version)
            {
                return null;
            }

            _changed[row.LocationId] = settings;
            return settings;
        }
    }
}
