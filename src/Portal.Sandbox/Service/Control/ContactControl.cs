using Portal.Sandbox.Service.Store;
using Portal.Sandbox.Service.Webhooks;

namespace Portal.Sandbox.Service.Control;

/// <summary>What somebody does with contacts at the service itself, beside the portal. Until the next restart.</summary>
public sealed class ContactControl
{
    private readonly ServiceWorld _world;
    private readonly WebhookNews _news;

    internal ContactControl(ServiceWorld world, WebhookNews news) => (_world, _news) = (world, news);

    /// <summary>A new contact, and its id. Null where there is no such sub-account.</summary>
    public string? Create(string locationId, ContactDetails details) => _world.Find(locationId)?.Use(data =>
    {
        var contact = Apply(new Contact { Id = Ids.New(), LocationId = locationId, DateAdded = data.Now }, details);
        data.Contacts.Add(contact.Id, contact);
        _news.Changed("ContactCreate", contact);
        return contact.Id;
    });

    /// <summary>What isn't given stays. False when there is no such contact.</summary>
    public bool Change(string contactId, ContactDetails details) => Replace("ContactUpdate", contactId, contact => Apply(contact, details));

    /// <summary>Do-not-disturb for everything, or for one of Call, Email, SMS, WhatsApp, GMB and FB. False when there is no such contact.</summary>
    public bool SetDoNotDisturb(string contactId, bool isOn, string? channel = null) => Replace("ContactDndUpdate", contactId, contact => channel is null
        ? contact with { Dnd = isOn }
        : contact with { DndSettings = new Dictionary<string, DndSetting>(contact.DndSettings) { [channel] = new(isOn ? "active" : "inactive") } });

    /// <summary>Deletes a contact and its conversation. False when there is no such contact.</summary>
    public bool Delete(string contactId) => _world.OwnerOfContact(contactId)?.Use(data =>
    {
        _news.Changed("ContactDelete", data.Contacts[contactId]);
        data.RemoveContact(contactId);
        return true;
    }) ?? false;

    /// <summary>
    /// Merges a contact into another of the same sub-account: its id and its conversation are gone, its addresses go to the survivor.
    /// False when one of them doesn't exist.
    /// </summary>
    public bool Merge(string contactId, string survivorId) => contactId != survivorId && (_world.OwnerOfContact(contactId)?.Use(data =>
    {
        var gone = data.Contacts[contactId];
        if (!Merging.Run(data, contactId, survivorId))
        {
            return false;
        }

        _news.Changed("ContactDelete", gone);
        _news.Changed("ContactUpdate", data.Contacts[survivorId]);
        return true;
    }) ?? false);

    private bool Replace(string type, string contactId, Func<Contact, Contact> change) => _world.OwnerOfContact(contactId)?.Use(data =>
    {
        _news.Changed(type, data.Contacts[contactId] = change(data.Contacts[contactId]));
        return true;
    }) ?? false;

    private static Contact Apply(Contact contact, ContactDetails details) => contact with
    {
        FirstName = details.FirstName ?? contact.FirstName,
        LastName = details.LastName ?? contact.LastName,
        Email = details.Email ?? contact.Email,
        Phone = details.Phone ?? contact.Phone,
        CompanyName = details.CompanyName ?? contact.CompanyName,
        Tags = details.Tags ?? contact.Tags,
    };
}

public sealed record ContactDetails
{
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? CompanyName { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
}
