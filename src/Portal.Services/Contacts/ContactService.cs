using Portal.Services.HighLevel;
using Portal.Services.People;
using Portal.Services.SubAccounts;

namespace Portal.Services.Contacts;

/// <summary>Looks up contacts of the caller's sub-account.</summary>
public sealed class ContactService(IHighLevel service, ServiceReads reads, KnownSubAccounts subAccounts)
{
    private const int MostSearches = 6;
    private const int MostPossible = 6;

    // The service takes no longer text.
    private const int LongestSearch = 75;

    /// <summary>One contact; <see cref="Reading{T}.NotFound"/> also for a contact of another sub-account.</summary>
    public async Task<Reading<ContactDetails>> GetAsync(Caller caller, string contactId, CancellationToken cancellationToken)
    {
        var reading = await reads.AskAsync(
            caller, "this contact", (token, stop) => service.GetContactAsync(token, contactId, stop), cancellationToken);
        return reading.Then<ContactDetails>(contact => contact.LocationId == caller.LocationId
            ? new Reading<ContactDetails>.Found(ContactMapping.Details(contact, ZoneOf(caller)))
            : new Reading<ContactDetails>.NotFound("The service does not have this contact in this sub-account."));
    }

    /// <summary>
    /// Who may be meant by a contact that was merged or deleted: those who have its addresses, then those whom the service finds by its name.
    /// The service names no successor, and families share phones and mailboxes, so this is for a person to decide.
    /// </summary>
    public async Task<Reading<IReadOnlyList<PossibleContact>>> PossibleAsync(Caller caller, FormerContact gone, CancellationToken cancellationToken)
    {
        var found = new List<ContactDetails>();
        foreach (var text in gone.Addresses.Append(gone.Name).Where(text => !string.IsNullOrWhiteSpace(text)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostSearches))
        {
            var query = new ContactQuery(caller.LocationId, text.Length > LongestSearch ? text[..LongestSearch] : text);
            var reading = await reads.AskAsync(caller, "these contacts", (token, stop) => service.SearchContactsAsync(token, query, stop), cancellationToken);
            if (reading is not Reading<IReadOnlyList<ServiceContact>>.Found(var contacts))
            {
                return reading.Then<IReadOnlyList<PossibleContact>>(_ => throw new InvalidOperationException("It was found."));
            }

            found.AddRange(contacts.Where(c => c.Id != gone.Id && c.LocationId == caller.LocationId).Select(c => ContactMapping.Details(c, ZoneOf(caller))));
        }

        var possible = found.DistinctBy(contact => contact.Id).Select(contact => new PossibleContact(contact, Shared(contact, gone)));
        return new Reading<IReadOnlyList<PossibleContact>>.Found([.. possible.OrderByDescending(p => p.Shared.Count).Take(MostPossible)]);
    }

    private static IReadOnlyList<string> Shared(ContactDetails contact, FormerContact gone) =>
        [.. contact.Emails.Concat(contact.Phones).Intersect(gone.Addresses, StringComparer.OrdinalIgnoreCase)];

    private string ZoneOf(Caller caller) => subAccounts.Find(caller.LocationId)?.TimeZone ?? "UTC";
}
