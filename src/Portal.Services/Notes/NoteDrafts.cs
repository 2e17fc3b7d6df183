using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Notes;

/// <summary>Keeps the notes that are being written. Each is seen by its author only.</summary>
public sealed class NoteDrafts(Database database, TimeProvider clock)
{
    /// <summary>What the caller has begun to note about the contact; empty where nothing.</summary>
    public async Task<string> OfAsync(Caller caller, string contactId, CancellationToken cancellationToken) =>
        await database.ReadAsync((context, token) => Own(context, caller, contactId).Select(d => d.Text).SingleOrDefaultAsync(token), cancellationToken) ?? string.Empty;

    /// <summary>Text of more characters than a note may have is kept up to that length twice over.</summary>
    public Task KeepAsync(Caller caller, string contactId, string text, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                await database.OneAtATimeAsync(context, $"note-draft {caller.PersonId} {contactId}", token);
                await Own(context, caller, contactId).ExecuteDeleteAsync(token);
                if (!InvisibleCharacters.IsBlank(text))
                {
                    context.Add(Draft(caller, contactId, WholeText.Of(text.Length > 2 * Note.Longest ? text[..(2 * Note.Longest)] : text)));
                    await context.SaveChangesAsync(token);
                }
            },
            cancellationToken);

    private static IQueryable<NoteDraft> Own(PortalDbContext context, Caller caller, string contactId) =>
        context.NoteDrafts.Where(d => d.LocationId == caller.LocationId && d.AuthorId == caller.PersonId && d.ContactId == contactId);

    private NoteDraft Draft(Caller caller, string contactId, string text) => new()
    {
        LocationId = caller.LocationId,
        AuthorId = caller.PersonId,
        ContactId = contactId,
        Text = text,
        UpdatedAt = clock.GetUtcNow().UtcDateTime,
    };
}
