using Portal.Services.Composing;

namespace Portal.Services.SubAccounts;

/// <summary>What administrators may change of a sub-account, as it holds or as it is to be.</summary>
public sealed record SettingValues
{
    public required string Name { get; init; }

    /// <summary>An IANA zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Each a <see cref="Channel.Key"/>, in the order in which people are offered them.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    public required IReadOnlyList<string> Senders { get; init; }
    public required IReadOnlyList<CustomProvider> CustomProviders { get; init; }

    /// <summary>As in <c>21:00-08:00</c>, or <c>none</c>.</summary>
    public required string QuietHours { get; init; }

    /// <summary>The same on channels that differ, by their <see cref="Channel.Key"/>.</summary>
    public required IReadOnlyDictionary<string, string> ChannelQuietHours { get; init; }

    public required ApprovalSettings Approval { get; init; }

    /// <summary>As <see cref="Scheduling.WorkingHours"/> reads it.</summary>
    public string WorkingHours { get; init; } = Scheduling.WorkingHours.Usual;

    /// <summary>A number of days, or empty for ever.</summary>
    public string KeepDays { get; init; } = string.Empty;

    internal static SettingValues Of(SubAccountOptions subAccount, SendingRules rules) => new()
    {
        Name = subAccount.Name,
        TimeZone = subAccount.TimeZone,
        Channels = [.. Channel.All.Select(channel => channel.Key).Where(key => rules.Channels.Count == 0 || rules.Channels.Contains(key))],
        Senders = rules.Senders,
        CustomProviders = [.. rules.CustomProviders.OrderBy(provider => provider.Key, StringComparer.Ordinal).Select(provider => new CustomProvider(provider.Key, provider.Value))],
        QuietHours = Plain(rules.QuietHours.Hours),
        ChannelQuietHours = rules.QuietHours.Channels.ToDictionary(hours => hours.Key, hours => Plain(hours.Value)),
        Approval = rules.Approval with { Roles = [.. rules.Approval.Roles.Order(StringComparer.Ordinal)], Channels = [.. rules.Approval.Channels.Order(StringComparer.Ordinal)] },
        WorkingHours = subAccount.WorkingHours,
        KeepDays = subAccount.KeepDays is { } days ? days.ToString(System.Globalization.CultureInfo.InvariantCulture) : string.Empty,
    };

    internal SubAccountOptions Over(SubAccountOptions configured) => new()
    {
        Name = Name,
        TimeZone = TimeZone,
        WorkingHours = WorkingHours,
        KeepDays = SettingChecks.DaysOf(KeepDays),
        PrivateIntegrationToken = configured.PrivateIntegrationToken,
    };

    internal SendingRules Over(SendingRules configured) => configured with
    {
        Channels = Channels,
        Senders = Senders,
        CustomProviders = CustomProviders.DistinctBy(provider => provider.Id).ToDictionary(provider => provider.Id, provider => provider.Name),
        QuietHours = new QuietHoursSettings { Hours = QuietHours, Channels = new Dictionary<string, string>(ChannelQuietHours) },
        Approval = Approval,
    };

    /// <summary>Without what people leave around what they type.</summary>
    internal SettingValues Tidy() => this with
    {
        Name = Name.Trim(),
        TimeZone = TimeZone.Trim(),
        KeepDays = KeepDays.Trim(),
        WorkingHours = WorkingHours.Trim(),
        Channels = [.. Channels.Distinct().OrderBy(key => Channel.All.TakeWhile(channel => channel.Key != key).Count())],
        Senders = [.. Senders.Select(sender => sender.Trim()).Where(sender => sender.Length > 0)],
        CustomProviders = [.. CustomProviders.Select(provider => new CustomProvider(provider.Id.Trim(), provider.Name.Trim())).Where(provider => (provider.Id + provider.Name).Length > 0)],
        Approval = Approval with { People = [.. Approval.People.Select(person => person.Trim()).Where(person => person.Length > 0)] },
    };

    // One way to write the same hours, so that they are seen to be the same.
    private static string Plain(string hours) => Composing.QuietHours.Find(hours)?.ToString() ?? hours;
}

/// <summary>What Custom messages go through: its id at HighLevel, and the name that people give it.</summary>
public sealed record CustomProvider(string Id, string Name);
