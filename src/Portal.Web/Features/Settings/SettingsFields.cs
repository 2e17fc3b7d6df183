using Portal.Services.Composing;
using Portal.Services.SubAccounts;

namespace Portal.Web.Features.Settings;

/// <summary>The settings as they stand in the fields of the form.</summary>
public sealed class SettingsFields
{
    private static readonly Dictionary<SubAccountSetting, Action<SettingsFields, SettingValues>> Showing = new()
    {
        [SubAccountSetting.Name] = (fields, values) => fields.Name = values.Name,
        [SubAccountSetting.TimeZone] = (fields, values) => fields.TimeZone = values.TimeZone,
        [SubAccountSetting.Channels] = (fields, values) => fields.Channels = [.. values.Channels],
        [SubAccountSetting.Senders] = (fields, values) => fields.Senders = string.Join('\n', values.Senders),
        [SubAccountSetting.CustomProviders] = (fields, values) => fields.Providers = [.. values.CustomProviders.Select(provider => new ProviderDraft { Id = provider.Id, Name = provider.Name })],
        [SubAccountSetting.QuietHours] = (fields, values) => fields.QuietHours = HoursDraft.Of(values.QuietHours),
        [SubAccountSetting.ChannelQuietHours] = (fields, values) => fields._channelHours = values.ChannelQuietHours.ToDictionary(hours => hours.Key, hours => HoursDraft.Of(hours.Value)),
        [SubAccountSetting.WorkingHours] = (fields, values) => fields.WorkingHours = values.WorkingHours,
        [SubAccountSetting.Approval] = (fields, values) => fields.Approval = ApprovalDraft.Of(values.Approval),
        [SubAccountSetting.KeepDays] = (fields, values) => fields.KeepDays = values.KeepDays,
    };

    private Dictionary<string, HoursDraft> _channelHours = [];

    public string Name { get; set; } = string.Empty;
    public string TimeZone { get; set; } = string.Empty;
    public HashSet<string> Channels { get; private set; } = [];

    /// <summary>One a line.</summary>
    public string Senders { get; set; } = string.Empty;
    public List<ProviderDraft> Providers { get; private set; } = [];

    /// <summary>Days and times.</summary>
    public string WorkingHours { get; set; } = string.Empty;

    /// <summary>Empty for ever.</summary>
    public string KeepDays { get; set; } = string.Empty;
    public HoursDraft QuietHours { get; private set; } = new();

    public ApprovalDraft Approval { get; private set; } = new();

    public SettingValues Values => new()
    {
        Name = Name,
        TimeZone = TimeZone,
        Channels = [.. Channel.All.Select(channel => channel.Key).Where(Channels.Contains)],
        Senders = [.. Senders.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        CustomProviders = [.. Providers.Where(row => (row.Id + row.Name).Length > 0).Select(row => new CustomProvider(row.Id, row.Name))],
        QuietHours = QuietHours.Text ?? QuietHoursSettings.None,
        ChannelQuietHours = _channelHours.Where(hours => hours.Value.Text is not null).ToDictionary(hours => hours.Key, hours => hours.Value.Text ?? string.Empty),
        Approval = Approval.Values,
        WorkingHours = WorkingHours,
        KeepDays = KeepDays,
    };

    /// <summary>The channel's own hours.</summary>
    public HoursDraft HoursOn(Channel channel)
    {
        if (!_channelHours.TryGetValue(channel.Key, out var hours))
        {
            _channelHours[channel.Key] = hours = new HoursDraft();
        }

        return hours;
    }

    /// <summary>Puts what one setting is into its field, and leaves the others alone.</summary>
    public void Show(SubAccountSetting setting, SettingValues values) => Showing[setting](this, values);
}
