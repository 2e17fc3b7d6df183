using System.Text.Json;
using Portal.Services.Composing;

namespace Portal.Services.SubAccounts;

/// <summary>What holds for a sub-account: its configuration, and over it, setting by setting, what administrators changed.</summary>
public sealed record EffectiveSettings
{
    private EffectiveSettings()
    {
    }

    public required string LocationId { get; init; }

    /// <summary>0 where nothing has ever been changed.</summary>
    public required int Version { get; init; }

    public required SettingValues Values { get; init; }

    /// <summary>What the configuration says, whether or not it holds.</summary>
    public required SettingValues Configured { get; init; }

    /// <summary>Who changed what doesn't come from the configuration.</summary>
    public required IReadOnlyDictionary<SubAccountSetting, SettingChange> Changed { get; init; }

    /// <summary>Who saved last; null where nobody ever did.</summary>
    public required SettingChange? Latest { get; init; }

    /// <summary>What is stored and can't be used: the configuration holds instead.</summary>
    internal IReadOnlyList<SubAccountSetting> Unusable { get; private init; } = [];

    /// <summary>What is stored, as it is stored.</summary>
    internal IReadOnlyDictionary<string, JsonElement> Stored { get; private init; } = new Dictionary<string, JsonElement>();

    internal SubAccountOptions SubAccount { get; private init; } = new();

    internal SendingRules Rules { get; private init; } = new();

    internal static EffectiveSettings Of(string locationId, SubAccountOptions subAccount, SendingRules rules, SubAccountSettings? row)
    {
        var stored = row is null ? new Dictionary<string, JsonElement>() : StoredSetting.ReadAll(row.Changes);
        var configured = SettingValues.Of(subAccount, rules);
        var (values, used) = Over(configured, rules, stored ?? new Dictionary<string, JsonElement>());
        return new EffectiveSettings
        {
            LocationId = locationId,
            Version = row?.Version ?? 0,
            Values = values,
            Configured = configured,
            Changed = used,
            Latest = row is null ? null : new SettingChange(row.ChangedByName, row.ChangedAt),
            Unusable = [.. SubAccountSetting.All.Where(setting => stored is null || (stored.ContainsKey(setting.Key) && !used.ContainsKey(setting)))],
            Stored = stored ?? new Dictionary<string, JsonElement>(),
            SubAccount = used.Count == 0 ? subAccount : values.Over(subAccount),
            Rules = used.Count == 0 ? rules : values.Over(rules),
        };
    }

    private static (SettingValues Values, Dictionary<SubAccountSetting, SettingChange> Used) Over(SettingValues configured, SendingRules rules, IReadOnlyDictionary<string, JsonElement> stored)
    {
        var (values, used) = (configured, new Dictionary<SubAccountSetting, SettingChange>());
        foreach (var setting in SubAccountSetting.All.Where(setting => stored.ContainsKey(setting.Key)))
        {
            if (StoredSetting.Read(stored[setting.Key]) is { } change && setting.Read(change.Value, values) is { } read)
            {
                (values, used[setting]) = (read, new SettingChange(change.ByName, change.At));
            }
        }

        // One that falls back can make another wrong: the only channel needs a provider that is there no more.
        while (used.Keys.FirstOrDefault(setting => setting.Problem(values, rules) is not null) is { } wrong)
        {
            used.Remove(wrong);
            values = wrong.Copy(configured, values);
        }

        return (values, used);
    }
}

/// <summary>Who changed it and when, in UTC.</summary>
public sealed record SettingChange(string ByName, DateTime At);
