using Portal.Services.People;

namespace Portal.Services.Contacts;

/// <summary>Looks up contacts of the caller's sub-account.</summary>
public sealed class ContactService
{
    /// <summary>One contact; <see cref="Reading{T}.NotFound"/> also for a contact of another sub-account.</summary>
    public Task<Reading<ContactDetails>> GetAsync(Caller caller, string contactId, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
