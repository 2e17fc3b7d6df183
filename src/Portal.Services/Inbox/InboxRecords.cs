using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Inbox;

/// <summary>Sets and ends marks, and writes down what was done, as part of one write; and says so to open pages.</summary>
public sealed class InboxRecords(Database database, ServiceNews news, TimeProvider clock)
{
    internal DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The contact's conversation has changed.</summary>
    internal void Publish(string locationId, string contactId) => news.Publish(new ServiceNewsItem(locationId, contactId, ServiceNewsKind.Marks));

    internal Task OneAtATimeAsync(PortalDbContext context, string locationId, string contactId, CancellationToken cancellationToken) =>
        database.OneAtATimeAsync(context, $"inbox {locationId} {contactId}", cancellationToken);

    internal static Task<ConversationMark?> MarkOfAsync(PortalDbContext context, string locationId, string contactId, CancellationToken cancellationToken) =>
        context.ConversationMarks.AsNoTracking().SingleOrDefaultAsync(m => m.LocationId == locationId && m.ContactId == contactId, cancellationToken);

    internal void Add(PortalDbContext context, Caller caller, string contactId, InboxEventKind kind, string? assignee = null, DateTime? until = null) => context.InboxEvents.Add(new InboxEvent
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        LocationId = caller.LocationId,
        ContactId = contactId,
        At = Now,
        Kind = kind,
        PersonId = caller.PersonId,
        PersonName = caller.Name,
        Assignee = assignee,
        Until = until,
    });

    internal ConversationMark New(Caller caller, string contactId, bool isDone, DateTime? until) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        LocationId = caller.LocationId,
        ContactId = contactId,
        IsDone = isDone,
        At = Now,
        Until = until,
        PersonId = caller.PersonId,
        PersonName = caller.Name,
        CheckedAt = Now,
    };

    /// <summary>The same mark as it was, with an id of its own: whoever remembers the old one sees that it was changed meanwhile.</summary>
    internal ConversationMark Again(ConversationMark before) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        LocationId = before.LocationId,
        ContactId = before.ContactId,
        IsDone = before.IsDone,
        At = before.At,
        Until = before.Until,
        PersonId = before.PersonId,
        PersonName = before.PersonName,
        CheckedAt = before.CheckedAt,
    };

    /// <summary>Ends a mark by itself, unless somebody has changed it meanwhile; whether it did.</summary>
    internal async Task<bool> EndAsync(ConversationMark mark, InboxEventKind kind, CancellationToken cancellationToken)
    {
        var ended = await database.WriteBehindAsync(
            async (context, token) =>
            {
                if (await context.ConversationMarks.Where(m => m.Id == mark.Id).ExecuteDeleteAsync(token) == 0)
                {
                    return false;
                }

                context.InboxEvents.Add(new InboxEvent { Id = Guid.CreateVersion7(clock.GetUtcNow()), LocationId = mark.LocationId, ContactId = mark.ContactId, At = Now, Kind = kind });
                await context.SaveChangesAsync(token);
                return true;
            },
            cancellationToken);
        if (ended)
        {
            Publish(mark.LocationId, mark.ContactId);
        }

        return ended;
    }
}
