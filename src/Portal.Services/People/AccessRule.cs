using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Services.People;

/// <summary>
/// Who may do what in which sub-account. The claims of the sign-in decide where they say something; where they don't, the list of the
/// sub-account does; and where neither does, the domain of the address.
/// </summary>
public sealed class AccessRule(KnownSubAccounts subAccounts, IOptions<EmailAccessOptions> byEmail)
{
    /// <summary>As it is stored now; nowhere for a person who is not known.</summary>
    public async Task<Access> OfAsync(PortalDbContext context, Guid personId, CancellationToken cancellationToken) =>
        await context.People.SingleOrDefaultAsync(p => p.Id == personId, cancellationToken) is { } person
            ? Of(person, await context.PeopleList.Where(e => e.PersonId == personId).ToListAsync(cancellationToken))
            : Access.None;

    /// <param name="person">With what the claims of the latest sign-in said.</param>
    /// <param name="entries">The person's own: what a list says about an address counts only once a sign-in has proven it.</param>
    public Access Of(Person person, IReadOnlyCollection<ListedPerson> entries)
    {
        var claimed = subAccounts.Only(person.ClaimedLocationIds);
        var places = claimed.Count > 0 ? claimed : subAccounts.All;
        return new Access([.. places
            .Select(place => (Place: place, Entrance: In(person, place, claimed.Count > 0, entries.FirstOrDefault(e => e.LocationId == place))))
            .Where(found => found.Entrance is not null)
            .Select(found => KeyValuePair.Create(found.Place, found.Entrance!))]);
    }

    /// <summary>What everybody is in a sub-account whose address has this one's domain; null where that says nothing.</summary>
    public Role? OfDomain(string? email, string locationId) => byEmail.Value.OfDomain(email) is { } domain && domain.SubAccounts.Contains(locationId) ? domain.Role : null;

    private Entrance? In(Person person, string place, bool isClaimed, ListedPerson? entry)
    {
        if (isClaimed && person.ClaimedRole is { } claimed)
        {
            return new Entrance(claimed, AccessSource.SignIn, AccessSource.SignIn);
        }

        return Given(person, place, entry) is var (role, source)
            ? new Entrance(person.ClaimedRole ?? role, person.ClaimedRole is null ? source : AccessSource.SignIn, isClaimed ? AccessSource.SignIn : source)
            : null;
    }

    private (Role Role, AccessSource Source)? Given(Person person, string place, ListedPerson? entry) =>
        byEmail.Value.IsAdministrator(person.VerifiedEmail) ? (Role.Admin, AccessSource.Configuration)
        : entry is not null ? entry.Role is { } role ? (role, AccessSource.List) : null
        : OfDomain(person.VerifiedEmail, place) is { } ofDomain ? (ofDomain, AccessSource.Domain)
        : null;
}
