namespace Portal.Services.Composing;

/// <summary>How each sub-account may write, by location id; stands with its other settings.</summary>
public sealed class SendingRulesOptions : Dictionary<string, SendingRules>
{
    public const string Section = "SubAccounts";

    /// <summary>A sub-account without rules writes as the service lets everybody.</summary>
    public SendingRules Of(string locationId) => this.GetValueOrDefault(locationId) ?? new SendingRules();
}

public sealed record SendingRules
{
    /// <summary>The types of message that the sub-account has; all, where none is named.</summary>
    public IReadOnlyList<string> Channels { get; set; } = [];

    /// <summary>Types that the service has come to know after this portal was built, and the names that people give them.</summary>
    public Dictionary<string, string> FurtherChannels { get; set; } = [];

    /// <summary>The addresses that e-mails may come from: <c>ada@example.com</c> or <c>Ada Lovelace &lt;ada@example.com&gt;</c>. The service's own where none is named.</summary>
    public IReadOnlyList<string> Senders { get; set; } = [];

    /// <summary>What Custom messages may go through, by the provider's id, and the names that people give it; without one, Custom is not offered.</summary>
    public Dictionary<string, string> CustomProviders { get; set; } = [];

    /// <summary>The languages that its people write in, as in <c>en</c>; all that the portal knows, where none is named.</summary>
    public IReadOnlyList<string> Languages { get; set; } = [];

    /// <summary>Further words that speak of an attached file, beside those of the languages.</summary>
    public IReadOnlyList<string> AttachmentWords { get; set; } = [];

    /// <summary>Whether people may let HighLevel keep a scheduled message until its time, and not the portal.</summary>
    public bool ServiceMayHold { get; set; }

    /// <summary>When its contacts are left alone, unless somebody says otherwise.</summary>
    public QuietHoursSettings QuietHours { get; set; } = new();

    /// <summary>What somebody else has to approve before it goes.</summary>
    public ApprovalSettings Approval { get; set; } = new();

    /// <summary>In the order in which people are offered them.</summary>
    public IReadOnlyList<Channel> Offered =>
    [
        .. Channel.All.Where(channel => (Channels.Count == 0 || Channels.Contains(channel.Key)) && (!channel.NeedsProvider || CustomProviders.Count > 0)),
        .. Further,
    ];

    /// <summary>All that messages of the sub-account can have travelled on: those that the portal knows, and those that came since.</summary>
    public IReadOnlyList<Channel> Known => [.. Channel.All, .. Further];

    /// <summary>By the sub-account's name for it. Of a type that is no longer configured, the type.</summary>
    public Channel ChannelOf(string key) => Find(key) ?? Channel.Of(key);

    /// <summary>Null where neither the portal nor the sub-account knows the type.</summary>
    public Channel? Find(string? key) => Channel.Find(key) ?? Further.FirstOrDefault(channel => channel.Key == key);

    /// <summary>The channel of what the service gives this TYPE_* name.</summary>
    public Channel? OfMessageType(string? messageType) =>
        Channel.OfMessageType(messageType) ?? Further.FirstOrDefault(channel => channel.MessageTypes.Contains(messageType, StringComparer.Ordinal));

    private IEnumerable<Channel> Further => FurtherChannels.Select(further => Channel.Further(further.Key, further.Value));

    /// <summary>The provider that a Custom message goes through; null where the sub-account has none.</summary>
    public string? Provider(MessageContent content) => content.ProviderId ?? CustomProviders.Keys.Order(StringComparer.Ordinal).FirstOrDefault();
}
