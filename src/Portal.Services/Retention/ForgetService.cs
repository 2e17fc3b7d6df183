using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.Exports;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Retention;

/// <summary>Forgets a contact: no words, names and addresses of theirs are left, whoever has written them. Administrators only, and for good.</summary>
public sealed class ForgetService(Database database, AuditTrail audit, RetentionWork work, ExportRemoval exports, TimeProvider clock)
{
    /// <param name="caller">Who asks.</param>
    /// <param name="contactId">Of whom.</param>
    /// <param name="typedName">The contact's name as the administrator has typed it, so that nobody is forgotten by a slip.</param>
    /// <param name="cancellationToken">Stops waiting; what has begun goes on.</param>
    public async Task<ForgetOutcome> ForgetAsync(Caller caller, string contactId, string typedName, CancellationToken cancellationToken)
    {
        if (!caller.MayChangeSettings)
        {
            return new ForgetOutcome.NotAllowed();
        }

        var (outcome, begun) = await database.WriteAsync((context, token) => BeginAsync(context, caller, contactId, typedName, token), cancellationToken);
        if (begun is not null)
        {
            exports.DeleteFiles(begun.Exports);
            await work.FinishAsync(begun.Forgetting, cancellationToken);
        }

        return outcome;
    }

    private async Task<(ForgetOutcome Outcome, Begun? Begun)> BeginAsync(PortalDbContext context, Caller caller, string contactId, string typedName, CancellationToken cancellationToken)
    {
        var messages = context.Messages.Where(m => m.LocationId == caller.LocationId && m.ContactId == contactId);
        var drafts = context.Drafts.Where(d => d.LocationId == caller.LocationId && d.ContactId == contactId);
        if (await RetentionRule.NameAsync(messages, drafts, cancellationToken) is not { } name)
        {
            return (new ForgetOutcome.NotFound(), null);
        }

        if (!string.Equals(name.Trim(), typedName.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            return (new ForgetOutcome.OtherName(), null);
        }

        if (await context.Holds.AnyAsync(h => h.LocationId == caller.LocationId && (h.ContactId == contactId || (h.PersonId != null && (messages.Any(m => m.WordsRemovedAt == null && m.AuthorId == h.PersonId) || drafts.Any(d => d.AuthorId == h.PersonId)))), cancellationToken))
        {
            return (new ForgetOutcome.OnHold(), null);
        }

        return await messages.CountAsync(m => !Message.Settled.Contains(m.State), cancellationToken) is > 0 and var onTheirWay
            ? (new ForgetOutcome.OnTheirWay(onTheirWay), null)
            : await StoreAsync(context, caller, contactId, await messages.CountAsync(m => m.WordsRemovedAt == null, cancellationToken), cancellationToken);
    }

    // Drafts and notes go at once, and so do files of exports, in which the contact may be; the words of messages follow in pieces.
    private async Task<(ForgetOutcome Outcome, Begun? Begun)> StoreAsync(PortalDbContext context, Caller caller, string contactId, int count, CancellationToken cancellationToken)
    {
        var drafts = await context.Drafts.Where(d => d.LocationId == caller.LocationId && d.ContactId == contactId).ExecuteDeleteAsync(cancellationToken);
        await context.DraftRevisions.Where(r => r.LocationId == caller.LocationId && r.ContactId == contactId).ExecuteDeleteAsync(cancellationToken);
        await NoteRemoval.RemoveAsync(context, context.Notes.Where(n => n.LocationId == caller.LocationId && n.ContactId == contactId), clock.GetUtcNow().UtcDateTime, cancellationToken);
        await context.NoteDrafts.Where(d => d.LocationId == caller.LocationId && d.ContactId == contactId).ExecuteDeleteAsync(cancellationToken);
        await context.Notifications.Where(n => n.LocationId == caller.LocationId && n.ContactId == contactId).ExecuteDeleteAsync(cancellationToken);
        var files = await ExportRemoval.TakeOutAsync(context, caller.LocationId, cancellationToken);
        var forgetting = new Forgetting { Id = Guid.CreateVersion7(clock.GetUtcNow()), LocationId = caller.LocationId, ContactId = contactId, AskedAt = clock.GetUtcNow().UtcDateTime };
        context.Add(forgetting);
        audit.Record(context, new(AuditActions.ContactForgotten, $"Had the contact {contactId} forgotten: the words of {count} of their messages, and {drafts} drafts.", caller.PersonId, caller.Name, caller.LocationId));
        await context.SaveChangesAsync(cancellationToken);
        return (new ForgetOutcome.Forgotten(count, drafts), new Begun(forgetting, files));
    }

    // What is stored of it, and whose files are to be deleted.
    private sealed record Begun(Forgetting Forgetting, IReadOnlyList<Guid> Exports);
}

/// <summary>Every way asking to forget a contact can end.</summary>
public abstract record ForgetOutcome
{
    private ForgetOutcome()
    {
    }

    public sealed record Forgotten(int Messages, int Drafts) : ForgetOutcome;

    /// <summary>What was typed is not the contact's name.</summary>
    public sealed record OtherName : ForgetOutcome;

    /// <summary>A hold on the contact, or on somebody who wrote to them, keeps the words.</summary>
    public sealed record OnHold : ForgetOutcome;

    /// <summary>So many messages are not yet sent or known to have been.</summary>
    public sealed record OnTheirWay(int Messages) : ForgetOutcome;

    public sealed record NotFound : ForgetOutcome;

    public sealed record NotAllowed : ForgetOutcome;
}
