using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Storage;

namespace Portal.Services.People;

/// <summary>Who may work in a sub-account, for its administrators.</summary>
public sealed class PeopleDirectory(Database database, AccessRule rule, IOptions<EmailAccessOptions> byEmail)
{
    /// <summary>By name; empty for those who are no administrators.</summary>
    public Task<IReadOnlyList<PersonHere>> ListAsync(Caller caller, CancellationToken cancellationToken) =>
        caller.MayChangeSettings
            ? database.ReadAsync((context, token) => OfAsync(context, caller.LocationId, token), cancellationToken)
            : Task.FromResult<IReadOnlyList<PersonHere>>([]);

    /// <summary>The same, as part of the caller's own work.</summary>
    internal async Task<IReadOnlyList<PersonHere>> OfAsync(PortalDbContext context, string locationId, CancellationToken cancellationToken)
    {
        var entries = await context.PeopleList.Where(e => e.LocationId == locationId).ToListAsync(cancellationToken);
        var listed = entries.Select(e => e.PersonId).OfType<Guid>().ToList();
        var byAddress = byEmail.Value.Administrators.Count > 0 || byEmail.Value.Domains.Values.Any(d => d.SubAccounts.Contains(locationId));
        var people = await context.People
            .Where(p => p.ClaimedLocationIds.Contains(locationId) || listed.Contains(p.Id) || (byAddress && p.VerifiedEmail != null))
            .ToListAsync(cancellationToken);
        var known = people.Select(p => Of(p, locationId, entries.FirstOrDefault(e => e.PersonId == p.Id))).Where(p => p.Entrance is not null || p.Entry is not null);
        var unproven = entries.Count > listed.Count ? await UnprovenAsync(context, cancellationToken) : [];
        var awaited = entries.Where(e => e.PersonId is null)
            .Select(e => new PersonHere(new PersonKey(e.Id, null)) { Email = e.Email, ProvenEmail = e.Email, Entry = e, CameUnprovenAt = unproven.GetValueOrDefault(e.Email ?? string.Empty) });
        return [.. known.Concat(awaited).OrderBy(p => p.Name ?? p.Email, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>When somebody last came with an address for which the sign-in didn't vouch; in one form.</summary>
    private static async Task<Dictionary<string, DateTime?>> UnprovenAsync(PortalDbContext context, CancellationToken cancellationToken)
    {
        var came = await context.People.Where(p => p.VerifiedEmail == null && p.Email != null).Select(p => new { p.Email, p.LastSignInAt }).ToListAsync(cancellationToken);
        return came.GroupBy(p => SignInEmail.Normalize(p.Email) ?? string.Empty).ToDictionary(same => same.Key, same => (DateTime?)same.Max(p => p.LastSignInAt));
    }

    private PersonHere Of(Person person, string locationId, ListedPerson? entry) => new(new PersonKey(entry?.Id, person.Id))
    {
        Name = person.Name,
        Email = person.Email ?? entry?.Email,
        ProvenEmail = person.VerifiedEmail,
        Entrance = rule.Of(person, entry is null ? [] : [entry]).In(locationId),
        Entry = entry,
        LastSignInAt = person.LastSignInAt,
    };
}
