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

    private string ZoneOf(Caller caller) => subAccounts.Find(caller.LocationId)?.TimeZone ?? "UTC";
}
