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
    public required IReadOnlyList<string> RoleValues { get; init; }
    public required IReadOnlyList<string> LocationIds { get; init; }
    public required ProviderTokens Tokens { get; init; }
}

/// <summary>Who signed in, and what they are let into; <paramref name="Role"/> and <paramref name="LocationIds"/> are both there or both missing.</summary>
public sealed record SignedIn(Guid PersonId, string Name, Role? Role, IReadOnlyList<string> LocationIds);

/// <summary>Turns a proven sign-in into a person of the portal.</summary>
public sealed class SignIns(
    Database database, AuditTrail audit, SignInTokenVault vault, KnownSubAccounts subAccounts, IOptions<RoleOptions> roles, TimeProvider time)
{
    public Task<SignedIn> SignInAsync(SignInFacts facts, CancellationToken cancellationToken)
    {
        var role = roles.Value.Of(facts.RoleValues);
        var locations = subAccounts.Only(facts.LocationIds);
        var isLetIn = role is not null && locations.Count > 0;
        return database.WriteAsync(
            async (context, token) =>
            {
                var person = await KnowAsync(context, facts, token);
                var signedIn = new SignedIn(person.Id, person.Name, isLetIn ? role : null, isLetIn ? locations : []);
                await vault.StoreAsync(context, person.Id, facts.Tokens, signedIn.LocationIds, token);
                if (!isLetIn)
                {
                    audit.Record(context, new(AuditActions.AccessRefused, "Signed in without a known sub-account or role.", person.Id, person.Name));
                }

                await context.SaveChangesAsync(token);
                return signedIn;
            },
            cancellationToken);
    }

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
        return person;
    }
}
