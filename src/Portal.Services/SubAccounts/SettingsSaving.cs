namespace Portal.Services.SubAccounts;

/// <summary>
/// The settings as they are to be. <paramref name="Version"/> is the one that the administrator has seen; what is not in
/// <paramref name="Own"/> comes from the configuration, whatever <paramref name="Values"/> say.
/// </summary>
public sealed record SettingsEdit(int Version, SettingValues Values, IReadOnlySet<SubAccountSetting> Own);

/// <summary>Every way saving settings can end.</summary>
public abstract record SettingsSaving
{
    private SettingsSaving()
    {
    }

    /// <summary>They hold. <paramref name="Changed"/> is empty where they were so already.</summary>
    public sealed record Saved(EffectiveSettings Now, IReadOnlyList<SubAccountSetting> Changed) : SettingsSaving;

    /// <summary>Nothing was saved; a sentence for each setting that has to be mended.</summary>
    public sealed record Invalid(IReadOnlyDictionary<SubAccountSetting, string> Problems) : SettingsSaving;

    /// <summary>Somebody else saved meanwhile; nothing was overwritten.</summary>
    public sealed record ChangedMeanwhile(EffectiveSettings Now) : SettingsSaving;

    public sealed record NotAllowed(string Reason) : SettingsSaving;
}
