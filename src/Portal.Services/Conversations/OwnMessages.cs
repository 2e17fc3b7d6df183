using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Conversations;

/// <summary>The portal's own messages to one contact, for the part of the thread that is loaded.</summary>
public sealed class OwnMessages(Database database)
{
    // A thread that shows more refusals than this in one screenful has other problems.
    private const int Most = 2000;

    /// <summary>Those that were not taken back, or stand between two that are linked, and are due at <paramref name="from"/> or later, and those the service knows by one of <paramref name="serviceIds"/>.</summary>
    internal Task<List<Message>> ReadAsync(
        Caller caller, string contactId, DateTime? from, IReadOnlyCollection<string> serviceIds, CancellationToken cancellationToken)
    {
        var earliest = from ?? DateTime.UnixEpoch;
        return database.ReadAsync(
            (context, stop) => context.Messages
                .Where(m => m.LocationId == caller.LocationId && m.ContactId == contactId && (m.State != MessageState.Cancelled || m.RetryOf != null))
                .Where(m => m.DueAt >= earliest || m.PlannedAt >= earliest || serviceIds.Contains(m.ServiceMessageId!) || serviceIds.Contains(m.EmailMessageId!))
                .OrderByDescending(m => m.DueAt)
                .Take(Most)
                .ToListAsync(stop),
            cancellationToken);
    }

    /// <summary>The conversation that the service named when it last took a message to the contact; its search may not know it yet.</summary>
    internal Task<string?> ConversationIdAsync(Caller caller, string contactId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            (context, stop) => context.Messages
                .Where(m => m.LocationId == caller.LocationId && m.ContactId == contactId && m.ConversationId != null)
                .OrderByDescending(m => m.Id)
                .Select(m => m.ConversationId)
                .FirstOrDefaultAsync(stop),
            cancellationToken);
}
