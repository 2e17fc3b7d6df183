using System.Text.Json;

namespace Portal.Services.SubAccounts;

/// <summary>What an edit does to the settings that hold: which of them it changes, and from what to what.</summary>
internal sealed class SettingsRevision
{
    private readonly EffectiveSettings _before;
    private readonly HashSet<SubAccountSetting> _own;
    private readonly SettingValues _after;

    public SettingsRevision(EffectiveSettings before, SettingsEdit edit)
    {
        _before = before;

        // What was never touched stays with the configuration and follows it when that changes.
        _own = [.. edit.Own.Where(setting => before.Changed.ContainsKey(setting) || !setting.AreSame(edit.Values, before.Configured))];
        _after = _own.Aggregate(before.Configured, (values, setting) => setting.Copy(edit.Values, values));
        Changed = [.. SubAccountSetting.All.Where(setting => _own.Contains(setting) != before.Changed.ContainsKey(setting) || !setting.AreSame(_after, before.Values))];
    }

    public IReadOnlyList<SubAccountSetting> Changed { get; }

    /// <summary>Nobody has to mend here what is wrong in the configuration alone.</summary>
    public IReadOnlyDictionary<SubAccountSetting, string> Problems => SubAccountSetting.All
        .Where(setting => _own.Contains(setting) || setting.Problem(_before.Configured, _before.Rules) is null)
        .Select(setting => (Setting: setting, Reason: setting.Problem(_after, _before.Rules)))
        .Where(found => found.Reason is not null)
        .ToDictionary(found => found.Setting, found => found.Reason ?? string.Empty);

    /// <summary>For the audit.</summary>
    public string Sentence(SubAccountSetting setting)
    {
        var (from, to) = (setting.Text(_before.Values), setting.Text(_after));
        return _own.Contains(setting) ? $"{setting.Title}: {from} → {to}." : $"{setting.Title}: {from} → {to}, as in the configuration.";
    }

    public Dictionary<string, JsonElement> ToStore(string byName, DateTime at)
    {
        var known = SubAccountSetting.All.Select(setting => setting.Key);
        var stored = _before.Stored.ExceptBy(known, change => change.Key).ToDictionary(); // a later portal's
        foreach (var setting in _own)
        {
            stored[setting.Key] = Changed.Contains(setting) ? new StoredSetting(setting.Write(_after), byName, at).Write() : _before.Stored[setting.Key];
        }

        return stored;
    }
}
