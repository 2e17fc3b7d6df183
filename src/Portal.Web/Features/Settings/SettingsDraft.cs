using Portal.Services.SubAccounts;

namespace Portal.Web.Features.Settings;

/// <summary>Settings being changed, beside those that hold, and what came of saving them.</summary>
public sealed class SettingsDraft
{
    private readonly HashSet<SubAccountSetting> _back = [];
    private readonly HashSet<SubAccountSetting> _meanwhile = [];
    private IReadOnlyDictionary<SubAccountSetting, string> _problems = new Dictionary<SubAccountSetting, string>();
    private SettingValues? _sent;

    public SettingsDraft(EffectiveSettings holds)
    {
        Holds = holds;
        foreach (var setting in SubAccountSetting.All)
        {
            Fields.Show(setting, holds.Values);
        }
    }

    /// <summary>As far as this page knows.</summary>
    public EffectiveSettings Holds { get; private set; }

    public SettingsFields Fields { get; } = new();

    /// <summary>Who saved while this was being typed, so that it was not saved.</summary>
    public SettingChange? Theirs { get; private set; }

    public bool IsTouched => SubAccountSetting.All.Any(setting => StateOf(setting) is SettingState.Unsaved or SettingState.WillBeConfigured);

    public SettingState StateOf(SubAccountSetting setting) =>
        IsGoingBack(setting) ? SettingState.WillBeConfigured
        : !setting.AreSame(Fields.Values, Holds.Values) ? SettingState.Unsaved
        : Holds.Changed.ContainsKey(setting) ? SettingState.Changed
        : SettingState.Configured;

    /// <summary>What is wrong with what was last saved, as long as it still stands in the field.</summary>
    public string? Problem(SubAccountSetting setting) => IsAsSent(setting) ? _problems.GetValueOrDefault(setting) : null;

    /// <summary>What somebody else made of a setting that is being changed here; null where nobody did.</summary>
    public string? Meanwhile(SubAccountSetting setting) =>
        _meanwhile.Contains(setting) && StateOf(setting) is SettingState.Unsaved or SettingState.WillBeConfigured ? setting.Text(Holds.Values) : null;

    /// <summary>Shows what the configuration says; it holds when it is saved.</summary>
    public void GoBack(SubAccountSetting setting)
    {
        Fields.Show(setting, Holds.Configured);
        _back.Add(setting);
    }

    public SettingsEdit ToSave()
    {
        _sent = Fields.Values;
        return new SettingsEdit(Holds.Version, _sent, SubAccountSetting.All.Where(setting => StateOf(setting) is SettingState.Unsaved or SettingState.Changed).ToHashSet());
    }

    /// <summary>What to say of it.</summary>
    public string Take(SettingsSaving saving)
    {
        (_problems, Theirs) = (new Dictionary<SubAccountSetting, string>(), null);
        switch (saving)
        {
            case SettingsSaving.Saved saved:
                Settle(saved.Now);
                return SettingsText.Saved(saved.Changed);
            case SettingsSaving.Invalid invalid:
                _problems = invalid.Problems;
                return SettingsText.Refused(invalid.Problems.Keys);
            case SettingsSaving.ChangedMeanwhile meanwhile:
                Theirs = meanwhile.Now.Latest;
                Renew(meanwhile.Now);
                return "Nothing was saved yet.";
            case SettingsSaving.NotAllowed refused:
                return refused.Reason;
            default:
                throw new InvalidOperationException("Saving ended in a new way.");
        }
    }

    private bool IsGoingBack(SubAccountSetting setting) =>
        _back.Contains(setting) && Holds.Changed.ContainsKey(setting) && setting.AreSame(Fields.Values, Holds.Configured);

    private bool IsAsSent(SubAccountSetting setting) => _sent is { } sent && setting.AreSame(sent, Fields.Values);

    /// <summary>What was typed while it was being saved stays in its field.</summary>
    private void Settle(EffectiveSettings now)
    {
        var saved = SubAccountSetting.All.Where(IsAsSent).ToList();
        Holds = now;
        saved.ForEach(setting => Fields.Show(setting, now.Values));
        _back.Clear();
        _meanwhile.Clear();
    }

    /// <summary>What was changed here stays in its field; everything else shows what holds now.</summary>
    private void Renew(EffectiveSettings now)
    {
        var untouched = SubAccountSetting.All.Where(setting => StateOf(setting) is SettingState.Changed or SettingState.Configured).ToList();
        _meanwhile.UnionWith(SubAccountSetting.All.Where(setting => !setting.AreSame(now.Values, Holds.Values)));
        Holds = now;
        untouched.ForEach(setting => Fields.Show(setting, now.Values));
    }
}

/// <summary>Where the value in a field comes from.</summary>
public enum SettingState
{
    Configured,
    Changed,

    /// <summary>It holds when it is saved.</summary>
    Unsaved,

    /// <summary>The configuration's, when it is saved.</summary>
    WillBeConfigured,
}
