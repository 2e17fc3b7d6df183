using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Retention;

/// <summary>What is kept and why: holds, for managers and administrators, and what a time of keeping would remove.</summary>
public sealed class RetentionService(Database database, AuditTrail audit, TimeProvider clock)
{
    public const int LongestReason = 500;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Of the sub-account, newest first.</summary>
    public Task<List<Hold>> HoldsAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync((context, token) => Here(context, caller).OrderByDescending(h => h.Id).ToListAsync(token), cancellationToken);

    /// <summary>Whom a hold can be for by what they have written.</summary>
    public Task<List<HeldPerson>> PeopleAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync(
            (context, token) => context.People.Where(p => caller.MaySeeEveryonesMessages && context.Messages.Any(m => m.LocationId == caller.LocationId && m.AuthorId == p.Id))
                .OrderBy(p => p.Name).Select(p => new HeldPerson(p.Id, p.Name)).ToListAsync(token),
            cancellationToken);

    /// <summary>What there is of a contact; null where nothing was ever written to them, drafts included, and for staff.</summary>
    public Task<ContactKeeping?> LookAsync(Caller caller, string contactId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) =>
            {
                var messages = context.Messages.Where(m => caller.MaySeeEveryonesMessages && m.LocationId == caller.LocationId && m.ContactId == contactId);
                var drafts = context.Drafts.Where(d => caller.MaySeeEveryonesMessages && d.LocationId == caller.LocationId && d.ContactId == contactId);
                return await RetentionRule.NameAsync(messages, drafts, token) is not { } name ? null : new ContactKeeping(
                    contactId,
                    name,
                    await messages.CountAsync(m => m.WordsRemovedAt == null, token),
                    await messages.CountAsync(m => m.WordsRemovedAt != null, token),
                    await messages.CountAsync(m => m.WordsRemovedAt == null && !Message.Settled.Contains(m.State), token),
                    await drafts.CountAsync(token),
                    await Here(context, caller).FirstOrDefaultAsync(h => h.ContactId == contactId, token));
            },
            cancellationToken);

    /// <summary>What keeping messages for so many days would remove by now.</summary>
    public Task<RetentionPreview?> PreviewAsync(Caller caller, int days, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) =>
            {
                if (!caller.MayChangeSettings)
                {
                    return null;
                }

                var old = RetentionRule.Old(context, caller.LocationId, Now.AddDays(-days));
                var oldest = await old.OrderBy(m => m.Id).Select(m => (DateTime?)m.CreatedAt).FirstOrDefaultAsync(token);
                var all = await old.CountAsync(token);
                return new RetentionPreview(all, oldest, all - await RetentionRule.NotHeld(context, old).CountAsync(token));
            },
            cancellationToken);

    public async Task<HoldPlacing> PlaceAsync(Caller caller, HoldWish wish, CancellationToken cancellationToken)
    {
        if (!caller.MaySeeEveryonesMessages)
        {
            return new HoldPlacing.NotAllowed();
        }

        return InvisibleCharacters.IsBlank(wish.Reason) || wish.Reason.Length > LongestReason
            ? new HoldPlacing.NoReason()
            : await database.WriteAsync((context, token) => PlaceAsync(context, caller, wish, token), cancellationToken);
    }

    /// <summary>False where it stands no more.</summary>
    public Task<bool> LiftAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                if (await Here(context, caller).SingleOrDefaultAsync(h => h.Id == id, token) is not { } hold)
                {
                    return false;
                }

                context.Remove(hold);
                audit.Record(context, new(AuditActions.HoldLifted, $"Lifted the hold on {Whose(hold)}.", caller.PersonId, caller.Name, caller.LocationId));
                await context.SaveChangesAsync(token);
                return true;
            },
            cancellationToken);

    private async Task<HoldPlacing> PlaceAsync(PortalDbContext context, Caller caller, HoldWish wish, CancellationToken cancellationToken)
    {
        if (await NameAsync(context, caller, wish, cancellationToken) is not { } name)
        {
            return new HoldPlacing.NotFound();
        }

        if (await Here(context, caller).AnyAsync(h => wish.ContactId != null ? h.ContactId == wish.ContactId : h.PersonId == wish.PersonId, cancellationToken))
        {
            return new HoldPlacing.Stands();
        }

        var hold = new Hold
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            LocationId = caller.LocationId,
            ContactId = wish.ContactId,
            PersonId = wish.ContactId is null ? wish.PersonId : null,
            Name = name,
            Reason = wish.Reason.Trim(),
            PlacedById = caller.PersonId,
            PlacedByName = caller.Name,
            PlacedAt = Now,
        };
        context.Add(hold);
        audit.Record(context, new(AuditActions.HoldPlaced, $"Placed a hold on {Whose(hold)}.", caller.PersonId, caller.Name, caller.LocationId));
        await context.SaveChangesAsync(cancellationToken);
        return new HoldPlacing.Placed(hold.Id);
    }

    private static async Task<string?> NameAsync(PortalDbContext context, Caller caller, HoldWish wish, CancellationToken cancellationToken)
    {
        var here = context.Messages.Where(m => m.LocationId == caller.LocationId);
        return wish switch
        {
            { ContactId: { } contact } => await here.Where(m => m.ContactId == contact).OrderByDescending(m => m.Id).Select(m => m.ContactName).FirstOrDefaultAsync(cancellationToken),
            { PersonId: { } person } => await here.Where(m => m.AuthorId == person).OrderByDescending(m => m.Id).Select(m => m.AuthorName).FirstOrDefaultAsync(cancellationToken),
            _ => null,
        };
    }

    private static string Whose(Hold hold) => hold.ContactId is { } contact ? $"the contact {contact}" : $"what {hold.Name} has written";

    private static IQueryable<Hold> Here(PortalDbContext context, Caller caller) => context.Holds.Where(h => caller.MaySeeEveryonesMessages && h.LocationId == caller.LocationId);
}

/// <summary>Somebody whose messages are here.</summary>
public sealed record HeldPerson(Guid Id, string Name);

/// <summary>A hold on a contact, or on a person.</summary>
public sealed record HoldWish(string? ContactId, Guid? PersonId, string Reason);

/// <summary><paramref name="WithWords"/> and <paramref name="WithoutWords"/> are messages; <paramref name="OnTheirWay"/> of the former can't lose their words yet.</summary>
public sealed record ContactKeeping(string ContactId, string Name, int WithWords, int WithoutWords, int OnTheirWay, int Drafts, Hold? Hold);

/// <summary><paramref name="Oldest"/> in UTC; null where there is none. Of them <paramref name="Held"/> stay because of holds.</summary>
public sealed record RetentionPreview(int Messages, DateTime? Oldest, int Held);

/// <summary>Every way placing a hold can end.</summary>
public abstract record HoldPlacing
{
    private HoldPlacing()
    {
    }

    public sealed record Placed(Guid Id) : HoldPlacing;

    /// <summary>There is one already.</summary>
    public sealed record Stands : HoldPlacing;

    /// <summary>Why is missing, or too long.</summary>
    public sealed record NoReason : HoldPlacing;

    /// <summary>Nothing was ever written to, or by, whoever is meant.</summary>
    public sealed record NotFound : HoldPlacing;

    public sealed record NotAllowed : HoldPlacing;
}
