using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.Notifications;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Notes;

/// <summary>Writes notes, for everybody of a sub-account to read, and changes one's own. Who is mentioned for the first time is told of it.</summary>
public sealed class NoteService(Database database, Colleagues colleagues, NotificationBox box, MessageChanges changes, AuditTrail audit, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The note takes the place of what its author had begun there.</summary>
    public async Task<NoteSaving> AddAsync(Caller caller, NoteCommand command, CancellationToken cancellationToken)
    {
        if (Problem(command.Text) is { } problem)
        {
            return new NoteSaving.Refused(problem);
        }

        var saving = await database.WriteAsync((context, token) => AddAsync(context, caller, command, token), cancellationToken);
        return Told(caller, command.ContactId, saving);
    }

    /// <summary>Other words for the caller's own note; <paramref name="version"/> is the one that they have changed.</summary>
    public Task<NoteSaving> EditAsync(Caller caller, Guid noteId, int version, string contactName, string text, CancellationToken cancellationToken) =>
        Problem(text) is { } problem
            ? Task.FromResult<NoteSaving>(new NoteSaving.Refused(problem))
            : ChangeAsync(caller, noteId, version, (context, note, token) => EditAsync(context, caller, note, contactName, text.Trim(), token), cancellationToken);

    /// <summary>The words of the caller's own note are gone for good, and that there was one stays.</summary>
    public Task<NoteSaving> DeleteAsync(Caller caller, Guid noteId, int version, CancellationToken cancellationToken) =>
        ChangeAsync(
            caller,
            noteId,
            version,
            (context, note, _) =>
            {
                (note.Text, note.DeletedAt) = (string.Empty, Now);
                Record(context, caller, AuditActions.NoteDeleted, note);
                return Task.CompletedTask;
            },
            cancellationToken);

    private static string? Problem(string text) =>
        InvisibleCharacters.IsBlank(text) ? "Write something first."
        : text.Trim().Length > Note.Longest ? $"A note takes at most {Note.Longest} characters; this one has {text.Trim().Length}."
        : null;

    private async Task<NoteSaving> AddAsync(PortalDbContext context, Caller caller, NoteCommand command, CancellationToken cancellationToken)
    {
        await database.OneAtATimeAsync(context, $"note {command.Id}", cancellationToken);
        if (await context.Notes.AnyAsync(n => n.Id == command.Id, cancellationToken))
        {
            return await context.Notes.AnyAsync(n => n.Id == command.Id && n.AuthorId == caller.PersonId && n.LocationId == caller.LocationId, cancellationToken)
                ? new NoteSaving.Saved(command.Id)
                : new NoteSaving.NotFound();
        }

        var note = new Note
        {
            Id = command.Id,
            LocationId = caller.LocationId,
            ContactId = command.ContactId,
            AuthorId = caller.PersonId,
            AuthorName = caller.Name,
            Text = WholeText.Of(command.Text.Trim()),
            At = Now,
        };
        context.Add(note);
        await TellAsync(context, caller, note, command.ContactName, string.Empty, cancellationToken);
        await context.NoteDrafts.Where(d => d.LocationId == caller.LocationId && d.AuthorId == caller.PersonId && d.ContactId == command.ContactId).ExecuteDeleteAsync(cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        return new NoteSaving.Saved(note.Id);
    }

    private async Task<NoteSaving> ChangeAsync(Caller caller, Guid noteId, int version, Func<PortalDbContext, Note, CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        var (saving, contactId) = await database.WriteAsync(
            async (context, token) =>
            {
                var note = await context.Notes.AsTracking().SingleOrDefaultAsync(n => n.Id == noteId && n.LocationId == caller.LocationId && n.AuthorId == caller.PersonId, token);
                if (note is null or { DeletedAt: not null } or { WordsRemovedAt: not null })
                {
                    return (new NoteSaving.NotFound(), string.Empty);
                }

                return note.Version == version ? await StoreAsync(context, note, change, token) : (new NoteSaving.ChangedMeanwhile(), string.Empty);
            },
            cancellationToken);
        return Told(caller, contactId, saving);
    }

    private static async Task<(NoteSaving Saving, string ContactId)> StoreAsync(PortalDbContext context, Note note, Func<PortalDbContext, Note, CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        await change(context, note, cancellationToken);
        note.Version++;
        await context.SaveChangesAsync(cancellationToken);
        return (new NoteSaving.Saved(note.Id), note.ContactId);
    }

    private async Task EditAsync(PortalDbContext context, Caller caller, Note note, string contactName, string text, CancellationToken cancellationToken)
    {
        var before = note.Text;
        (note.Text, note.EditedAt) = (WholeText.Of(text), Now);
        Record(context, caller, AuditActions.NoteEdited, note);
        await TellAsync(context, caller, note, contactName, before, cancellationToken);
    }

    // Who was mentioned before the change has been told already.
    private async Task TellAsync(PortalDbContext context, Caller caller, Note note, string contactName, string before, CancellationToken cancellationToken)
    {
        if (!note.Text.Contains('@', StringComparison.Ordinal))
        {
            return;
        }

        var people = await colleagues.OfAsync(context, caller.LocationId, cancellationToken);
        foreach (var person in Mentioned.In(note.Text, people).Except(Mentioned.In(before, people)))
        {
            box.Add(context, new NotificationRecord(NotificationKind.Mention, caller.LocationId, person.PersonId, note.ContactId, contactName) { NoteId = note.Id, ActorId = caller.PersonId, ActorName = caller.Name });
        }
    }

    private void Record(PortalDbContext context, Caller caller, string action, Note note) =>
        audit.Record(context, new(action, $"An internal note about the contact {note.ContactId}.", caller.PersonId, caller.Name, caller.LocationId));

    // Threads that are open read themselves again, as for a message.
    private NoteSaving Told(Caller caller, string contactId, NoteSaving saving)
    {
        if (saving is NoteSaving.Saved saved)
        {
            changes.Publish(new MessageChange(caller.LocationId, contactId, saved.NoteId));
        }

        return saving;
    }
}
