using System.Globalization;
using Portal.Services.Composing;
using Portal.Services.Scheduling;

namespace Portal.Services.SubAccounts;

/// <summary>When a setting is refused, in the portal as in the configuration: each gives a sentence for who typed it, or null.</summary>
internal static class SettingChecks
{
    private const int LongestName = 100;
    private const int Most = 50;

    /// <summary>What asks for a person's attention does so for a month, and needs its words until then.</summary>
    internal const int FewestDays = 31;
    internal const int MostDays = 36_500;

    public static string? Name(SettingValues values, SendingRules configured) =>
        InvisibleCharacters.IsBlank(values.Name) ? "Give it a name."
        : values.Name.Length > LongestName ? string.Create(CultureInfo.InvariantCulture, $"A name takes at most {LongestName} characters.")
        : null;

    public static string? TimeZone(SettingValues values, SendingRules configured) =>
        WallZone.Find(values.TimeZone) is not null ? null
        : InvisibleCharacters.IsBlank(values.TimeZone) ? "Choose a time zone."
        : WallZone.FindByAnyName(values.TimeZone) is { } meant ? $"Here this zone is called {meant.Id}."
        : "The portal knows no such time zone. Choose one from the list.";

    public static string? Channels(SettingValues values, SendingRules configured) =>
        values.Channels.FirstOrDefault(key => Channel.Find(key) is null) is { } unknown ? $"The portal knows no channel “{unknown}”."
        : values.Channels.Count == 0 ? "Choose at least one channel."
        : values.Over(configured).Offered.Count == 0 ? "Custom messages need a provider. Add one, or choose another channel."
        : null;

    public static string? Senders(SettingValues values, SendingRules configured) =>
        values.Senders.Any(sender => sender.Count(c => c == '@') > 1) ? "Write one address a line."
        : values.Senders.FirstOrDefault(sender => !IsSender(sender)) is { } wrong ? $"“{Brief(wrong)}” is not an email address."
        : Twice(values.Senders.Select(EmailAddress.KeyOf)) is { } twice ? $"{twice} is there twice."
        : values.Senders.Count > Most ? TooMany("senders", values.Senders.Count)
        : null;

    public static string? CustomProviders(SettingValues values, SendingRules configured) =>
        values.CustomProviders.Any(provider => InvisibleCharacters.IsBlank(provider.Id)) ? "A provider needs its id in HighLevel."
        : values.CustomProviders.FirstOrDefault(provider => InvisibleCharacters.IsBlank(provider.Name)) is { } nameless ? $"Give {nameless.Id} a name."
        : values.CustomProviders.Any(provider => provider.Id.Length > LongestName || provider.Name.Length > LongestName) ? string.Create(CultureInfo.InvariantCulture, $"Id and name take at most {LongestName} characters each.")
        : values.CustomProviders.FirstOrDefault(provider => !provider.Id.All(IsOfId)) is { } odd ? $"“{Brief(odd.Id)}” is no id. Copy it from HighLevel: letters, digits, hyphens and underscores."
        : Twice(values.CustomProviders.Select(provider => provider.Id)) is { } twice ? $"{twice} is there twice."
        : Twice(values.CustomProviders.Select(provider => provider.Name.ToUpperInvariant())) is not null ? "Two providers have the same name. People choose by it."
        : values.CustomProviders.Count > Most ? TooMany("providers", values.CustomProviders.Count)
        : null;

    public static string? QuietHours(SettingValues values, SendingRules configured) => QuietHoursSettings.AreReadable(values.QuietHours) ? null : $"{Times(values.QuietHours)}.";

    public static string? ChannelQuietHours(SettingValues values, SendingRules configured) =>
        values.ChannelQuietHours.Keys.FirstOrDefault(key => configured.Find(key) is null) is { } unknown ? $"The portal knows no channel “{unknown}”."
        : values.ChannelQuietHours.FirstOrDefault(hours => !QuietHoursSettings.AreReadable(hours.Value)) is { Key: { } key } ? $"{configured.ChannelOf(key).Title}: {Times(values.ChannelQuietHours[key]).ToLowerInvariant()}."
        : null;

    public static string? Approval(SettingValues values, SendingRules configured) => ApprovalCheck.Problem(values.Approval, configured);

    public static string? KeepDays(SettingValues values, SendingRules configured) =>
        values.KeepDays.Length == 0 || DaysOf(values.KeepDays) is >= FewestDays and <= MostDays ? null
        : string.Create(CultureInfo.InvariantCulture, $"Write a number of days from {FewestDays} to {MostDays:N0}, or nothing to keep them for ever.");

    public static string? WorkingHours(SettingValues values, SendingRules configured) =>
        Scheduling.WorkingHours.Find(values.WorkingHours) is not null ? null : $"Write days and times, as in {Scheduling.WorkingHours.Usual}, Sat 10:00-13:00.";

    /// <summary>Null for what is no number.</summary>
    public static int? DaysOf(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;

    // “Bcc: desk@example.com”, copied from a mail's head, is an address to people who paste a list, and no sender.
    private static bool IsSender(string sender) =>
        EmailAddress.TryParse(sender, out _) && (sender.Contains('"', StringComparison.Ordinal) || !sender.Split('@')[0].Contains(':', StringComparison.Ordinal));

    private static string Brief(string typed) => typed.Length > 60 ? $"{typed[..60]}…" : typed;

    private static bool IsOfId(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';

    private static string Times(string hours) => hours.Split('-') is [{ Length: > 0 } from, { Length: > 0 } to] && from == to ? "Choose two different times" : "Choose both times: when they begin and when they end";

    private static string? Twice(IEnumerable<string?> keys) => keys.GroupBy(key => key).FirstOrDefault(same => same.Count() > 1)?.Key;

    private static string TooMany(string what, int count) => string.Create(CultureInfo.InvariantCulture, $"At most {Most} {what}; these are {count}.");
}
