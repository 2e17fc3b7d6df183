using System.Globalization;
using Portal.Services.Composing;

namespace Portal.Services.SubAccounts;

/// <summary>What a setting is, in the words of the audit.</summary>
internal static class SettingText
{
    private const string Nothing = "none";

    public static string Channels(SettingValues values) => List(values.Channels.Select(TitleOf));

    public static string Senders(SettingValues values) => List(values.Senders);

    public static string CustomProviders(SettingValues values) => List(values.CustomProviders.Select(provider => $"{provider.Name} ({provider.Id})"));

    public static string QuietHours(SettingValues values) => Hours(values.QuietHours);

    public static string ChannelQuietHours(SettingValues values) =>
        values.ChannelQuietHours.Count == 0 ? "as in general" : List(values.ChannelQuietHours.OrderBy(hours => hours.Key, StringComparer.Ordinal).Select(hours => $"{TitleOf(hours.Key)} {Hours(hours.Value)}"));

    public static string Approval(SettingValues values) => values.Approval.IsOff ? Nothing : List(
    [
        .. values.Approval.Roles,
        .. values.Approval.People,
        .. values.Approval.Channels.Select(TitleOf),
        .. values.Approval.Templates ? ["templates"] : Array.Empty<string>(),
        .. values.Approval.FirstMessages ? ["first messages"] : Array.Empty<string>(),
        .. values.Approval.MoreRecipientsThan is { } most ? [string.Create(CultureInfo.InvariantCulture, $"emails to more than {most}")] : Array.Empty<string>(),
        string.Create(CultureInfo.InvariantCulture, $"reminder after {values.Approval.RemindAfterMinutes} minutes"),
    ]);

    public static string KeepDays(SettingValues values) => values.KeepDays.Length == 0 ? "for ever" : $"{values.KeepDays} days";

    public static string WorkingHours(SettingValues values) => values.WorkingHours.Replace('-', '–');

    private static string TitleOf(string key) => Channel.Of(key).Title;

    private static string Hours(string hours) => hours == QuietHoursSettings.None ? Nothing : hours.Replace('-', '–');

    private static string List(IEnumerable<string> items) => string.Join(", ", items) is { Length: > 0 } list ? list : Nothing;
}
