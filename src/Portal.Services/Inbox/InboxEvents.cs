using Microsoft.EntityFrameworkCore;
using Portal.Services.Conversations;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Inbox;

/// <summary>What the team did with a conversation, as lines of its thread.</summary>
public sealed class InboxEvents(Database database) : IThreadEvents
{
    private const int Most = 500;

    public async Task<IReadOnlyList<ThreadItem>> ReadAsync(Caller caller, string contactId, DateTime? from, CancellationToken cancellationToken)
    {
        var earliest = from ?? DateTime.UnixEpoch;
        var events = await database.ReadAsync(
            (context, token) => context.InboxEvents.Where(e => e.LocationId == caller.LocationId && e.ContactId == contactId && e.At >= earliest)
                .OrderByDescending(e => e.Id).Take(Most).ToListAsync(token),
            cancellationToken);
        return [.. events.Select(Line)];
    }

    private static ThreadItem Line(InboxEvent happened) => new()
    {
        Key = $"i:{happened.Id:N}",
        At = happened.At,
        Order = $"i{happened.Id:N}",
        IsInbound = false,
        Kind = Words(happened),
        Text = string.Empty,
        DueAt = happened.Until,
        Author = happened.PersonName is null ? null : $"by {happened.PersonName}",
    };

    private static string Words(InboxEvent happened) => happened.Kind switch
    {
        InboxEventKind.Assigned when happened.Assignee is { } name => $"Assigned to {name}",
        InboxEventKind.Assigned => "Assigned to nobody",
        InboxEventKind.Snoozed when happened.Until is null => "Snoozed until they answer",
        InboxEventKind.Snoozed => "Snoozed until",
        InboxEventKind.Done => "Done",
        InboxEventKind.Opened => "Opened again",
        InboxEventKind.TimeCame => "No longer snoozed",
        InboxEventKind.Answered => "Open again, because they wrote",
        _ => throw new InvalidOperationException($"{happened.Kind} has no words."),
    };
}
