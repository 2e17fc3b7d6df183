using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.Scheduling;

namespace Portal.Services.Contacts;

/// <summary>Makes of the service's contact what people see.</summary>
internal static class ContactMapping
{
    public static string Name(ServiceContact contact) =>
        ContactNames.FirstOf(contact.Name, $"{contact.FirstName} {contact.LastName}", contact.CompanyName, contact.Email, contact.Phone);

    private static string? FullName(ServiceContact contact) =>
        !InvisibleCharacters.IsBlank(contact.Name) ? contact.Name.Trim()
        : $"{contact.FirstName} {contact.LastName}".Trim() is var name && !InvisibleCharacters.IsBlank(name) ? name
        : null;

    public static ContactDetails Details(ServiceContact contact, string subAccountZone)
    {
        var zone = WallZone.FindByAnyName(contact.TimeZone);
        var blocked = Blocked(contact);
        return new ContactDetails
        {
            Id = contact.Id,
            Name = Name(contact),
            Company = contact.CompanyName,
            Emails = Addresses(contact.Email, contact.AdditionalEmails),
            Phones = Addresses(contact.Phone, contact.AdditionalPhones),
            Tags = contact.Tags,
            TimeZone = zone?.Id ?? subAccountZone,
            TimeZoneIsContacts = zone is not null,
            UnknownTimeZone = zone is null && !string.IsNullOrWhiteSpace(contact.TimeZone) ? contact.TimeZone.Trim() : null,
            Recipient = new Recipient
            {
                Name = Name(contact),
                FirstName = contact.FirstName,
                LastName = contact.LastName,
                FullName = FullName(contact),
                Company = contact.CompanyName,
                Phone = contact.Phone,
                Email = contact.Email,
                Phones = Addresses(contact.Phone, contact.AdditionalPhones),
                Emails = Addresses(contact.Email, contact.AdditionalEmails),
                DoNotDisturb = blocked,
            },
            DoNotDisturb = Sentences(contact, blocked),
        };
    }

    private static Dictionary<string, DoNotDisturb> Blocked(ServiceContact contact)
    {
        var blocked = new Dictionary<string, DoNotDisturb>(StringComparer.Ordinal);
        foreach (var channel in Channel.All)
        {
            if (Setting(contact, channel) is { IsOn: true } setting)
            {
                blocked[channel.Key] = new DoNotDisturb(setting.Status == "permanent", setting.Message, setting.Code);
            }
            else if (contact.Dnd)
            {
                blocked[channel.Key] = new DoNotDisturb(IsPermanent: false);
            }
        }

        return blocked;
    }

    private static ServiceDnd? Setting(ServiceContact contact, Channel channel) => contact.DndSettings
        .Where(setting => string.Equals(setting.Key, channel.DndName, StringComparison.OrdinalIgnoreCase))
        .Select(setting => setting.Value)
        .FirstOrDefault();

    private static string[] Sentences(ServiceContact contact, Dictionary<string, DoNotDisturb> blocked)
    {
        var named = Channel.All.Where(channel => blocked.ContainsKey(channel.Key) && (!contact.Dnd || blocked[channel.Key].IsPermanent));
        string[] single = [.. named.Select(channel => blocked[channel.Key].Sentence(channel.Name))];
        return contact.Dnd ? [new DoNotDisturb(IsPermanent: false).Sentence("every channel"), .. single] : single;
    }

    private static string[] Addresses(string? main, IReadOnlyList<string> others) =>
        [.. others.Prepend(main).OfType<string>().Where(address => !InvisibleCharacters.IsBlank(address)).Distinct(StringComparer.OrdinalIgnoreCase)];
}
