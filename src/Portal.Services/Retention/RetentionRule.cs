using Microsoft.EntityFrameworkCore;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Services.Retention;

/// <summary>Which messages lose their words by their age.</summary>
internal static class RetentionRule
{
    /// <summary>Those of a sub-account from before a moment that have words and need them no more.</summary>
    public static IQueryable<Message> Old(PortalDbContext context, string locationId, DateTime before)
    {
        var first = TimedId.FirstAt(before);
        return context.Messages.Where(m => m.LocationId == locationId && m.Id < first && m.WordsRemovedAt == null && Message.Settled.Contains(m.State));
    }

    /// <summary>A contact's name by the last message to them, else by the last draft; null where there is neither.</summary>
    public static async Task<string?> NameAsync(IQueryable<Message> messages, IQueryable<Draft> drafts, CancellationToken cancellationToken) =>
        await messages.OrderByDescending(m => m.Id).Select(m => m.ContactName).FirstOrDefaultAsync(cancellationToken)
        ?? await drafts.OrderByDescending(d => d.UpdatedAt).Select(d => d.ContactName).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Those that no hold keeps.</summary>
    public static IQueryable<Message> NotHeld(PortalDbContext context, IQueryable<Message> messages) =>
        messages.Where(m => !context.Holds.Any(h => h.LocationId == m.LocationId && (h.ContactId == m.ContactId || h.PersonId == m.AuthorId)));
}
