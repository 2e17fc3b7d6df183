using Portal.Services.HighLevel;
using Portal.Services.People;
using Portal.Services.SubAccounts;

namespace Portal.Services.Contacts;

/// <summary>Looks up contacts of the caller's sub-account.</summary>
public sealed class ContactService(IHighLevel service, ServiceReads reads, KnownSubAccounts subAccounts)
{
    /// <summary>One contact; <see cref="Reading{T}.NotFound"/> also for a contact of another sub-account.</summary>
    public async Task<Reading<ContactDetails>> GetAsync(Caller caller, string contactId, CancellationToken cancellationToken)
    {
        var reading = await reads.AskAsync(
            caller, "this contact", (token, stop) => service.GetContactAsync(token, contactId, stop), cancellationToken);
        return reading.Then<ContactDetails>(contact => contact.LocationId == caller.LocationId
            ? new Reading<ContactDetails>.Found(ContactMapping.Details(contact, ZoneOf(caller)))
            : new Reading<ContactDetails>.NotFound("The service does not have this contact in this sub-account."));
    }

    /// <summary>Who has the addresses of a contact that the service no longer has, most likely because the two were merged.</summary>
    public async Task<Reading<ContactDetails>> SuccessorAsync(Caller caller, ContactDetails gone, CancellationToken cancellationToken)
    {
        var addresses = gone.Emails.Concat(gone.Phones).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var address in addresses)
        {
            var reading = await reads.AskAsync(
                caller, "these contacts", (token, stop) => service.SearchContactsAsync(token, new ContactQuery(caller.LocationId, address), stop), cancellationToken);
            if (reading is not Reading<IReadOnlyList<ServiceContact>>.Found(var found))
            {
                return reading.Then<ContactDetails>(_ => throw new InvalidOperationException("It was found."));
            }

            var others = found.Where(c => c.Id != gone.Id && c.LocationId == caller.LocationId).Select(c => ContactMapping.Details(c, ZoneOf(caller)));
            if (others.FirstOrDefault(c => c.Emails.Concat(c.Phones).Any(addresses.Contains)) is { } successor)
            {
                return new Reading<ContactDetails>.Found(successor);
            }
        }

        return new Reading<ContactDetails>.NotFound($"Nobody else has {gone.Name}’s addresses.");
    }

    private string ZoneOf(Caller caller) => subAccounts.Find(caller.LocationId)?.TimeZone ?? "UTC";
}
