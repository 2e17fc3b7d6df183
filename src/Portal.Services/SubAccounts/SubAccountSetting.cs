using System.Text.Json;
using Portal.Services.Composing;

namespace Portal.Services.SubAccounts;

/// <summary>One of the settings that administrators may change: how it is called, checked, told and written down.</summary>
public abstract class SubAccountSetting
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    private SubAccountSetting(string key, string title) => (Key, Title) = (key, title);

    public static SubAccountSetting Name { get; } = new Of<string>("Name", "Name", v => v.Name, (v, name) => v with { Name = name }, SettingChecks.Name, v => v.Name);
    public static SubAccountSetting TimeZone { get; } = new Of<string>("TimeZone", "Time zone", v => v.TimeZone, (v, zone) => v with { TimeZone = zone }, SettingChecks.TimeZone, v => v.TimeZone);
    public static SubAccountSetting Channels { get; } = new Of<IReadOnlyList<string>>("Channels", "Channels", v => v.Channels, (v, channels) => v with { Channels = channels }, SettingChecks.Channels, SettingText.Channels);
    public static SubAccountSetting Senders { get; } = new Of<IReadOnlyList<string>>("Senders", "Senders", v => v.Senders, (v, senders) => v with { Senders = senders }, SettingChecks.Senders, SettingText.Senders);
    public static SubAccountSetting CustomProviders { get; } = new Of<IReadOnlyList<CustomProvider>>("CustomProviders", "Custom providers", v => v.CustomProviders, (v, providers) => v with { CustomProviders = providers }, SettingChecks.CustomProviders, SettingText.CustomProviders);
    public static SubAccountSetting QuietHours { get; } = new Of<string>("QuietHours:Hours", "Quiet hours", v => v.QuietHours, (v, hours) => v with { QuietHours = hours }, SettingChecks.QuietHours, SettingText.QuietHours);
    public static SubAccountSetting ChannelQuietHours { get; } = new Of<IReadOnlyDictionary<string, string>>("QuietHours:Channels", "Quiet hours by channel", v => v.ChannelQuietHours, (v, hours) => v with { ChannelQuietHours = hours }, SettingChecks.ChannelQuietHours, SettingText.ChannelQuietHours);
    public static SubAccountSetting Approval { get; } = new Of<ApprovalSettings>("Approval", "Approval", v => v.Approval, (v, approval) => v with { Approval = approval }, SettingChecks.Approval, SettingText.Approval);
    public static SubAccountSetting WorkingHours { get; } = new Of<string>("WorkingHours", "Working hours", v => v.WorkingHours, (v, hours) => v with { WorkingHours = hours }, SettingChecks.WorkingHours, SettingText.WorkingHours);
    public static SubAccountSetting KeepDays { get; } = new Of<string>("KeepDays", "Keep messages for", v => v.KeepDays, (v, days) => v with { KeepDays = days }, SettingChecks.KeepDays, SettingText.KeepDays);

    /// <summary>In the order in which people see them.</summary>
    public static IReadOnlyList<SubAccountSetting> All { get; } = [Name, TimeZone, Channels, Senders, CustomProviders, QuietHours, ChannelQuietHours, WorkingHours, Approval, KeepDays];

    /// <summary>In the configuration, below the sub-account's own section.</summary>
    public string Key { get; }

    /// <summary>As people call it, at the beginning of a sentence.</summary>
    public string Title { get; }

    /// <summary>What it is, in people's words.</summary>
    public abstract string Text(SettingValues values);

    public abstract bool AreSame(SettingValues one, SettingValues other);

    /// <summary>What is wrong with it, as a sentence; null where nothing is.</summary>
    internal abstract string? Problem(SettingValues values, SendingRules configured);

    internal abstract SettingValues Copy(SettingValues from, SettingValues to);

    internal abstract JsonElement Write(SettingValues values);

    /// <summary>Null where it can't be read.</summary>
    internal abstract SettingValues? Read(JsonElement stored, SettingValues over);

    public override string ToString() => Key;

    private sealed class Of<T>(
        string key, string title, Func<SettingValues, T> get, Func<SettingValues, T, SettingValues> set, Func<SettingValues, SendingRules, string?> problem, Func<SettingValues, string> text)
        : SubAccountSetting(key, title)
        where T : class
    {
        public override string Text(SettingValues values) => text(values);

        public override bool AreSame(SettingValues one, SettingValues other) => JsonElement.DeepEquals(Write(one), Write(other));

        internal override string? Problem(SettingValues values, SendingRules configured) => problem(values, configured);

        internal override SettingValues Copy(SettingValues from, SettingValues to) => set(to, get(from));

        internal override JsonElement Write(SettingValues values) => JsonSerializer.SerializeToElement(get(values), Json);

        internal override SettingValues? Read(JsonElement stored, SettingValues over)
        {
            try
            {
                return stored.Deserialize<T>(Json) is { } value && IsWhole(value) ? set(over, value) : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }

        // JSON may have null for an item whatever its type says.
        private static bool IsWhole(T value) => value switch
        {
            ApprovalSettings approval => approval.Roles.Concat(approval.People).Concat(approval.Channels).All(text => text is not null),
            IReadOnlyDictionary<string, string> texts => texts.Values.All(text => text is not null),
            IEnumerable<object> items => items.All(item => item is not null),
            _ => true,
        };
    }
}
