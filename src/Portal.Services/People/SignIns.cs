using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Services.People;

/// <summary>What the identity provider said about someone, after it was found to be true.</summary>
public sealed record SignInFacts
{
    public required string Issuer { get; init; }
    public required string Subject { get; init; }
    public required string Name { get; init; }
    public string? Email { get; init; }

    /// <summary>Whether the provider says that the address is the person's own; null where it doesn't say.</summary>
    public bool? IsEmailVerified { get; init; }
    public required IReadOnlyList<string> RoleValues { get; init; }
    public required IReadOnlyList<string> LocationIds { get; init; }
    public required ProviderTokens Tokens { get; init; }
}

/// <summary>Who signed in, and what the portal took of what the sign-in said: null and empty where it said nothing that the portal knows.</summary>
public sealed record SignedIn(Guid PersonId, string Name, Role? ClaimedRole, IReadOnlyList<string> ClaimedLocationIds, string? VerifiedEmail);

/// <summary>Turns a proven sign-in into a person of the portal.</summary>
public sealed class SignIns(
    Database database, AuditTrail audit, SignInTokenVault vault, KnownSubAccounts subAccounts, AccessRule rule, IOptions<RoleOptions> roles,
    IOptions<EmailAccessOptions> byEmail, TimeProvider time)
{
    public Task<SignedIn> SignInAsync(SignInFacts facts, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var person = await KnowAsync(context, facts, token);
                await context.SaveChangesAsync(token); // the list refers to it
                await RecognizeAsync(context, person, token);
                var access = await rule.OfAsync(context, person.Id, token);
                await vault.StoreAsync(context, person.Id, facts.Tokens, access.LocationIds, token);
                if (access.LocationIds.Count == 0)
                {
                    audit.Record(context, new(AuditActions.AccessRefused, Missing(person), person.Id, person.Name));
                }

                await context.SaveChangesAsync(token);
                return new SignedIn(person.Id, person.Name, person.ClaimedRole, person.ClaimedLocationIds, person.VerifiedEmail);
            },
            cancellationToken);

    private async Task<Person> KnowAsync(PortalDbContext context, SignInFacts facts, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var person = await context.People.SingleOrDefaultAsync(p => p.Issuer == facts.Issuer && p.Subject == facts.Subject, cancellationToken)
            ?? context.People.Add(new Person
            {
                Id = Guid.CreateVersion7(now),
                Issuer = facts.Issuer,
                Subject = facts.Subject,
                Name = facts.Name,
                LastSignInAt = now.UtcDateTime,
            }).Entity;
        (person.Name, person.Email, person.LastSignInAt) = (facts.Name, facts.Email, now.UtcDateTime);
        person.VerifiedEmail = byEmail.Value.Proven(facts.Email, facts.IsEmailVerified);
        (person.ClaimedRole, person.ClaimedLocationIds) = (roles.Value.Of(facts.RoleValues), [.. subAccounts.Only(facts.LocationIds)]);
        return person;
    }

    /// <summary>
    /// What lists say about the address becomes the person's own, for good: who has the address after them gets nothing of it. Where a
    /// list knows the person already, that counts.
    /// </summary>
    private async Task RecognizeAsync(PortalDbContext context, Person person, CancellationToken cancellationToken)
    {
        if (person.VerifiedEmail is not { } email)
        {
            return;
        }

        await database.OneAtATimeAsync(context, $"entries of {email}", cancellationToken);
        var awaited = await context.PeopleList
            .Where(e => e.Email == email && e.PersonId == null && !context.PeopleList.Any(own => own.LocationId == e.LocationId && own.PersonId == person.Id))
            .ToListAsync(cancellationToken);
        foreach (var entry in awaited)
        {
            entry.PersonId = person.Id;
            audit.Record(context, new(AuditActions.PersonRecognized, $"Signed in with {email}, which is on the list: the entry is theirs from now on.", person.Id, person.Name, entry.LocationId));
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private static string Missing(Person person) => (person.ClaimedRole, person.ClaimedLocationIds.Count) switch
    {
        (null, 0) => "Signed in without a role and without a sub-account.",
        (null, _) => "Signed in without a role.",
        _ => "Signed in without a sub-account.",
    };
}
