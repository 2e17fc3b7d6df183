using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.Search;
using Portal.Services.Storage;

namespace Portal.Services.Retention;

/// <summary>
/// Removes the words of messages and leaves their skeleton: who wrote when, on which channel, in which state and through which steps, so that every
/// figure stays right. Each piece is a transaction of its own, and of messages that still have words, so that it can be gone on with anywhere.
/// </summary>
internal sealed class WordRemoval(Database database, TimeProvider clock)
{
    internal const int Piece = 50;

    /// <summary>The next piece of those that <paramref name="which"/> chooses, oldest first, after a place; null where there are no more.</summary>
    public async Task<RemovedPiece?> RemoveAsync(Func<PortalDbContext, IQueryable<Message>> which, Guid after, CancellationToken cancellationToken)
    {
        // They are looked for without holding up whoever writes; what became of them since then is looked at again where they lose their words.
        var found = await database.ReadAsync(
            (context, token) => which(context).Where(m => m.Id > after && m.WordsRemovedAt == null).OrderBy(m => m.Id).Take(Piece).Select(m => m.Id).ToListAsync(token), cancellationToken);
        return found.Count == 0 ? null : await database.WriteBehindAsync(
            async (context, token) =>
            {
                await database.OneAtATimeAsync(context, "word-removal", token);
                var ids = await context.Messages.Where(m => found.Contains(m.Id) && m.WordsRemovedAt == null).Select(m => m.Id).ToListAsync(token); // another portal may have been here
                var messages = await MarkAsync(context, which, ids, token);
                await RemoveAsync(context, messages, token);
                return new RemovedPiece(found[^1], [.. messages.Select(m => new MessageChange(m.LocationId, m.ContactId, m.Id))]);
            },
            cancellationToken);
    }

    // Whoever does something with one of them at the same moment comes before this, and the message keeps its words, or after it, and is too late.
    private async Task<List<Message>> MarkAsync(PortalDbContext context, Func<PortalDbContext, IQueryable<Message>> which, List<Guid> ids, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await which(context).Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(set => set.SetProperty(m => m.WordsRemovedAt, now).SetProperty(m => m.Version, m => m.Version + 1), cancellationToken);
        return await context.Messages.Where(m => ids.Contains(m.Id) && m.WordsRemovedAt != null).AsNoTracking().ToListAsync(cancellationToken);
    }

    private async Task RemoveAsync(PortalDbContext context, List<Message> messages, CancellationToken cancellationToken)
    {
        var (now, ids) = (clock.GetUtcNow().UtcDateTime, messages.Select(m => m.Id).ToList());
        await context.MessageIndex.RemoveAsync(context, messages, cancellationToken);
        await context.Messages.Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Content, MessageContent.Empty).SetProperty(m => m.ContactName, Message.RemovedName).SetProperty(m => m.Reason, (string?)null)
                .SetProperty(m => m.HasAttachments, false).SetProperty(m => m.ApprovedHash, (string?)null), // by the hash somebody could find out whether it was certain words
            cancellationToken);
        await context.Notifications.Where(n => n.MessageId != null && ids.Contains(n.MessageId.Value)).ExecuteDeleteAsync(cancellationToken); // which have the name
        await context.Reviews.Where(r => ids.Contains(r.MessageId)).ExecuteUpdateAsync(set => set.SetProperty(r => r.Note, string.Empty).SetProperty(r => r.Rewording, (string?)null), cancellationToken);
        await context.MessageEvents.Where(e => ids.Contains(e.MessageId)).ExecuteUpdateAsync(set => set.SetProperty(e => e.Detail, (string?)null), cancellationToken);
        context.AddRange(messages.Select(message => message.WordsRemoved(now)));
        await context.SaveChangesAsync(cancellationToken);
        await RemoveNamesAsync(context, messages, cancellationToken);
        await KnownContacts.AddAsync(context, await context.Messages.Where(m => ids.Contains(m.Id)).AsNoTracking().ToListAsync(cancellationToken), cancellationToken); // by their id they are found as before
    }

    // A name that no message has any more need not be known.
    private static async Task RemoveNamesAsync(PortalDbContext context, List<Message> messages, CancellationToken cancellationToken)
    {
        foreach (var (location, contact) in messages.Select(m => (m.LocationId, m.ContactId)).Distinct())
        {
            await context.KnownContacts
                .Where(c => c.LocationId == location && c.ContactId == contact && !context.Messages.Any(m => m.LocationId == location && m.ContactId == contact && m.ContactName == c.ContactName))
                .ExecuteDeleteAsync(cancellationToken);
        }
    }
}

/// <summary>Where it ended, and which messages lost their words.</summary>
internal sealed record RemovedPiece(Guid Last, IReadOnlyList<MessageChange> Messages);
