using Portal.Services.SubAccounts;
using Portal.Web.Controls;

namespace Portal.Web.Features.Settings;

/// <summary>How settings are spoken of to administrators.</summary>
internal static class SettingsText
{
    public static string Saved(IReadOnlyList<SubAccountSetting> changed) => changed.Count == 0
        ? "There was nothing to save: all of this holds already."
        : $"Saved: {Names(changed)}. That holds from now on.";

    public static string Refused(IEnumerable<SubAccountSetting> wrong) => $"Nothing was saved yet. Look again at: {Names(wrong)}.";

    /// <summary>Where the value comes from.</summary>
    public static string Origin(SettingsDraft draft, SubAccountSetting setting, ViewerClock clock) => draft.StateOf(setting) switch
    {
        SettingState.Configured => "From configuration",
        SettingState.Changed => $"Changed by {draft.Holds.Changed[setting].ByName}, {At(draft.Holds.Changed[setting], clock)}",
        SettingState.WillBeConfigured => $"From configuration, once you save.{Meanwhile(draft, setting)}",
        _ => $"Not saved yet.{Meanwhile(draft, setting)}",
    };

    public static string Theirs(SettingChange theirs, ViewerClock clock) =>
        $"{theirs.ByName} saved settings meanwhile, {At(theirs, clock)}. What you have changed is still here and not saved. Everything else shows what holds now.";

    private static string Names(IEnumerable<SubAccountSetting> settings) => string.Join(", ", settings.Select(setting => setting.Title.ToLowerInvariant()));

    private static string At(SettingChange change, ViewerClock clock) => TimeWords.InTable(clock.Local(change.At), clock.Now, clock.Form);

    private static string? Meanwhile(SettingsDraft draft, SubAccountSetting setting) => draft.Meanwhile(setting) is { } theirs ? $" Now it is: {theirs}." : null;
}
