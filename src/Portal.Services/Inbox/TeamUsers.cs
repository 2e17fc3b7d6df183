using System.Collections.Concurrent;
using Portal.Services.Connections;
using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Inbox;

/// <summary>
/// The users of a sub-account at HighLevel, to whom conversations can be assigned. A person of the portal is the user with the address that their
/// sign-in proved. HighLevel is asked at most once in five minutes.
/// </summary>
public sealed class TeamUsers(IHighLevel service, ServiceReads reads, PeopleDirectory people, Database database, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (DateTime At, IReadOnlyList<ServiceUser> Users)> _known = new(StringComparer.Ordinal);

    /// <summary>Those of the caller's sub-account, by name.</summary>
    public async Task<Reading<Team>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        var reading = await UsersAsync(caller, cancellationToken);
        return await reading.ThenAsync<Team>(async users =>
        {
            var here = await database.ReadAsync((context, token) => people.OfAsync(context, caller.LocationId, token), cancellationToken);
            return new Reading<Team>.Found(Of(caller, users, here));
        });
    }

    /// <summary>The person of the portal who is that user, where they may work in the sub-account.</summary>
    internal async Task<Guid?> PersonOfAsync(PortalDbContext context, string locationId, ServiceUser user, CancellationToken cancellationToken) =>
        SignInEmail.Normalize(user.Email) is { } address
            ? (await people.OfAsync(context, locationId, cancellationToken)).FirstOrDefault(person => person.Entrance is not null && person.ProvenEmail == address)?.Key.PersonId
            : null;

    private async Task<Reading<IReadOnlyList<ServiceUser>>> UsersAsync(Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (_known.TryGetValue(caller.LocationId, out var known) && now - known.At < Fresh)
        {
            return new Reading<IReadOnlyList<ServiceUser>>.Found(known.Users);
        }

        var reading = await reads.AskAsync(caller, "its users", (token, stop) => service.ListUsersAsync(token, caller.LocationId, stop), cancellationToken);
        if (reading is Reading<IReadOnlyList<ServiceUser>>.NotAllowed refused)
        {
            return refused with { Reason = $"Who can be assigned is not known. {refused.Reason} Needed is “{Permissions.ReadUsers}”." };
        }

        if (reading is Reading<IReadOnlyList<ServiceUser>>.Found(var users))
        {
            _known[caller.LocationId] = (now, [.. users.OrderBy(user => user.Name, StringComparer.CurrentCultureIgnoreCase)]);
            return new Reading<IReadOnlyList<ServiceUser>>.Found(_known[caller.LocationId].Users);
        }

        return reading;
    }

    private static Team Of(Caller caller, IReadOnlyList<ServiceUser> users, IReadOnlyList<PersonHere> here)
    {
        var addresses = users.Select(user => SignInEmail.Normalize(user.Email)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var mine = here.FirstOrDefault(person => person.Key.PersonId == caller.PersonId)?.ProvenEmail;
        return new Team
        {
            Users = users,
            Me = mine is null ? null : users.FirstOrDefault(user => SignInEmail.Normalize(user.Email) == mine),
            WhyNotMe = mine is null
                ? "Your sign-in does not prove an e-mail address, so nobody knows which user of HighLevel you are."
                : $"HighLevel has no user with your address ({mine}) in this sub-account, so nothing can be assigned to you.",
            Others = [.. here.Where(person => person is { Entrance: not null, Name: not null } && person.Key.PersonId != caller.PersonId && !addresses.Contains(person.ProvenEmail ?? string.Empty)).Select(person => person.Name!)],
        };
    }
}

/// <summary>To whom conversations of a sub-account can be assigned.</summary>
public sealed record Team
{
    public required IReadOnlyList<ServiceUser> Users { get; init; }

    /// <summary>The caller; null where no user has their address.</summary>
    public required ServiceUser? Me { get; init; }

    /// <summary>Why <see cref="Me"/> is null, as a sentence.</summary>
    public required string WhyNotMe { get; init; }

    /// <summary>Names of others who work in the portal and are no users of HighLevel, so that nothing can be assigned to them.</summary>
    public required IReadOnlyList<string> Others { get; init; }

    public string? NameOf(string? userId) => userId is null ? null : Users.FirstOrDefault(user => user.Id == userId)?.Name;
}
