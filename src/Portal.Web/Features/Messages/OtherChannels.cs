using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Messages;
using Portal.Services.People;

namespace Portal.Web.Features.Messages;

/// <summary>By which other channel a contact can be written to now, for messages that can't succeed on their own. Each contact is read once.</summary>
internal sealed class OtherChannels(ContactService contacts, TimeProvider time)
{
    private const int Most = 20;

    // When the contact last wrote is not asked for: channels that can be written on only after that are not offered.
    private static readonly LastInbound Unread = new(new Dictionary<string, DateTime>(), IsComplete: false);

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Channel>> _open = new(StringComparer.Ordinal);

    /// <summary>Where the contact is gone, or the same may yet succeed, another channel is not what helps.</summary>
    public static bool Help(Message message) => RetryRule.WhyNot(message) is not null && message.ReasonCode != RefusalWords.ContactNotFound;

    public bool Knows(Message message) => _open.ContainsKey(message.ContactId);

    public Channel? Find(Message message) =>
        _open.GetValueOrDefault(message.ContactId)?.FirstOrDefault(channel => channel != message.Channel);

    /// <summary>Reads the contacts of the first of these; what can't be read is not offered.</summary>
    public async Task<bool> ReadAsync(Caller caller, IEnumerable<Message> messages, SendingRules rules, CancellationToken cancellationToken)
    {
        var asked = messages.Where(Help).Select(message => message.ContactId).Where(_asked.Add).Take(Most).ToList();
        foreach (var id in asked)
        {
            _open[id] = [];
            if (await contacts.GetAsync(caller, id, cancellationToken) is Reading<ContactDetails>.Found(var contact))
            {
                _open[id] = [.. ChannelChoices.For(contact.Recipient, Unread, rules, time.GetUtcNow().UtcDateTime).OfType<ChannelChoice.Open>().Select(choice => choice.Channel).Where(IsAnAddress)];
            }
        }

        return asked.Count > 0;
    }

    // Whether somebody sits at the other end of a live chat, or what a custom provider reaches, nobody knows here.
    private static bool IsAnAddress(Channel channel) => channel.NeedsEmail || channel.NeedsPhone;
}
