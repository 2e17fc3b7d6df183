using Portal.Services.Audit;
using Portal.Services.Storage;

namespace Portal.Services.People;

/// <summary>
/// Changes who may work in the sub-account that an administrator is in. What is changed holds at once, in the pages too that the person
/// has open.
/// </summary>
public sealed class PeopleService(Database database, PeopleDirectory directory, AccessRule rule, Sessions sessions, AuditTrail audit, TimeProvider time)
{
    // What somebody is who is nothing here, for the audit.
    private const string NoAccess = "No access";
    private const string KeptOut = "Kept out";

    /// <summary>Puts an address on the list. It lets in whoever proves by their next sign-in that it is theirs.</summary>
    public Task<PeopleResult> AddAsync(Caller caller, string? email, Role role, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(email) ? Task.FromResult<PeopleResult>(new PeopleResult.Refused("Write the person’s email address."))
        : SignInEmail.Normalize(email) is not { } address ? Task.FromResult<PeopleResult>(new PeopleResult.Refused("That isn’t an email address such as ada@example.com."))
        : ChangeAsync(caller, personId: null, (context, here) => Add(context, caller, address, role, here), cancellationToken);

    /// <param name="caller">Who changes it.</param>
    /// <param name="who">The person.</param>
    /// <param name="role">What they are from now on.</param>
    /// <param name="isTold">Whether the caller knows that it takes their own right to change settings.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<PeopleResult> ChangeRoleAsync(Caller caller, PersonKey who, Role role, bool isTold, CancellationToken cancellationToken) =>
        ChangeAsync(
            caller,
            who.PersonId,
            (context, here) => here.FirstOrDefault(p => p.Key == who) is not { MayChangeRole: true } person ? new PeopleResult.NotHere()
                : person.Role == role ? new PeopleResult.Done()
                : OwnRight(caller, person, role, isTold, here) is { } own ? own : Change(context, caller, person, role),
            cancellationToken);

    /// <summary>Whoever is removed is not let in any more, by the domain of their address neither.</summary>
    /// <inheritdoc cref="ChangeRoleAsync" path="/param"/>
    public Task<PeopleResult> RemoveAsync(Caller caller, PersonKey who, bool isTold, CancellationToken cancellationToken) =>
        ChangeAsync(
            caller,
            who.PersonId,
            (context, here) => here.FirstOrDefault(p => p.Key == who) is not { MayRemove: true } person ? new PeopleResult.NotHere()
                : OwnRight(caller, person, becomes: null, isTold, here) is { } own ? own : Remove(context, caller, person),
            cancellationToken);

    /// <summary>Takes back that somebody is kept out, whom the domain of their address lets in.</summary>
    public Task<PeopleResult> LetInAgainAsync(Caller caller, PersonKey who, CancellationToken cancellationToken) =>
        ChangeAsync(
            caller,
            who.PersonId,
            (context, here) => here.FirstOrDefault(p => p.Key == who) is { IsKeptOut: true, Entry: { } entry } person ? LetInAgain(context, caller, person, entry) : new PeopleResult.NotHere(),
            cancellationToken);

    // One at a time in a sub-account, and by what is stored by then: of two administrators who remove each other only one succeeds.
    private async Task<PeopleResult> ChangeAsync(Caller caller, Guid? personId, Func<PortalDbContext, IReadOnlyList<PersonHere>, PeopleResult> change, CancellationToken cancellationToken)
    {
        var result = await database.WriteAsync<PeopleResult>(
            async (context, token) =>
            {
                await database.OneAtATimeAsync(context, $"people of {caller.LocationId}", token);
                if (!caller.MayChangeSettings || (await rule.OfAsync(context, caller.PersonId, token)).In(caller.LocationId) is not { Role: Role.Admin })
                {
                    return new PeopleResult.NotAllowed();
                }

                var done = change(context, await directory.OfAsync(context, caller.LocationId, token));
                await context.SaveChangesAsync(token);
                return done;
            },
            cancellationToken);
        if (result is PeopleResult.Done && personId is { } person)
        {
            await sessions.LookAgainAsync(person, cancellationToken);
        }

        return result;
    }

    private PeopleResult Add(PortalDbContext context, Caller caller, string address, Role role, IReadOnlyList<PersonHere> here)
    {
        if (here.FirstOrDefault(p => p.ProvenEmail == address || p.Entry?.Email == address) is { } already)
        {
            return new PeopleResult.Refused(AlreadyHere(already, address));
        }

        context.Add(NewEntry(caller, address, personId: null, role));
        Record(context, caller, AuditActions.PersonAdded, $"Added {address}.", NoAccess, RoleWords.Of(role));
        return new PeopleResult.Done();
    }

    private PeopleResult.Done Change(PortalDbContext context, Caller caller, PersonHere person, Role role)
    {
        Record(context, caller, AuditActions.RoleChanged, $"Changed the role of {NameOf(person)}.", person.Role is { } was ? RoleWords.Of(was) : null, RoleWords.Of(role));
        Give(context, caller, person, role);
        return new PeopleResult.Done();
    }

    private PeopleResult.Done Remove(PortalDbContext context, Caller caller, PersonHere person)
    {
        var staysOut = rule.OfDomain(person.ProvenEmail, caller.LocationId) is not null;
        Record(context, caller, AuditActions.PersonRemoved, $"Removed {NameOf(person)}.", (person.Role ?? person.Entry?.Role) is { } was ? RoleWords.Of(was) : null, staysOut ? KeptOut : NoAccess);
        if (staysOut)
        {
            Give(context, caller, person, role: null);
        }
        else if (person.Entry is { } entry)
        {
            context.Remove(entry);
        }

        return new PeopleResult.Done();
    }

    private PeopleResult.Done LetInAgain(PortalDbContext context, Caller caller, PersonHere person, ListedPerson entry)
    {
        Record(context, caller, AuditActions.PersonAdded, $"Let {NameOf(person)} in again.", KeptOut, rule.OfDomain(person.ProvenEmail, caller.LocationId)?.ToString() ?? NoAccess);
        context.Remove(entry);
        return new PeopleResult.Done();
    }

    private void Give(PortalDbContext context, Caller caller, PersonHere person, Role? role)
    {
        if (person.Entry is { } entry)
        {
            (entry.Role, entry.GivenById, entry.GivenByName, entry.GivenAt) = (role, caller.PersonId, caller.Name, time.GetUtcNow().UtcDateTime);
        }
        else
        {
            context.Add(NewEntry(caller, email: null, person.Key.PersonId, role));
        }
    }

    private ListedPerson NewEntry(Caller caller, string? email, Guid? personId, Role? role) => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        LocationId = caller.LocationId,
        Email = email,
        PersonId = personId,
        Role = role,
        GivenById = caller.PersonId,
        GivenByName = caller.Name,
        GivenAt = time.GetUtcNow().UtcDateTime,
    };

    private void Record(PortalDbContext context, Caller caller, string action, string detail, string? before, string? after) =>
        audit.Record(context, new(action, detail, caller.PersonId, caller.Name, caller.LocationId) { Before = before, After = after });

    private static PeopleResult.TakesOwnRight? OwnRight(Caller caller, PersonHere person, Role? becomes, bool isTold, IReadOnlyList<PersonHere> here) =>
        !isTold && person.Key.PersonId == caller.PersonId && person.Role is Role.Admin && becomes is not Role.Admin
            ? new PeopleResult.TakesOwnRight(!here.Any(p => p.Key.PersonId != caller.PersonId && p.Entrance is { Role: Role.Admin }))
            : null;

    private static string NameOf(PersonHere person) => person.Name ?? person.Email ?? "somebody";

    private static string AlreadyHere(PersonHere person, string address) =>
        person.IsKeptOut ? $"{NameOf(person)} is kept out. Let them in again in the list below."
        : person.Name is null ? $"{address} is on the list already."
        : person.ProvenEmail == address ? $"{address} is {person.Name}, who is here already."
        : $"{address} was {person.Name}’s, who is here already. If it is somebody else’s now, remove {person.Name} first.";
}
