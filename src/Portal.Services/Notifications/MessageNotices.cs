using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.Storage;
using Portal.Services.Team;

namespace Portal.Services.Notifications;

/// <summary>
/// Tells authors of their messages that are held or have failed, in the transaction of the step, whoever takes it. Each step has one event, and
/// the notification has its id, so that no state is told twice; what the author did themself is not told.
/// </summary>
internal static class MessageNotices
{
    /// <summary>For steps that the context is about to save with their events.</summary>
    public static void Add(PortalDbContext context, IReadOnlyList<TallyStep> steps) =>
        NotificationBox.Put(context, Of(steps, context.ChangeTracker.Entries<MessageEvent>().Where(entry => entry.State is EntityState.Added).Select(entry => entry.Entity)));

    /// <summary>For a statement that the context knows nothing of.</summary>
    public static Task AddAsync(PortalDbContext context, IReadOnlyList<TallyStep> steps, IReadOnlyList<MessageEvent> events, CancellationToken cancellationToken)
    {
        var told = Of(steps, events);
        context.ToTell.UnionWith(told.Select(NotificationChange.Of));
        return RowStatement.Insert<Notification>(context).RunAsync(context, told, cancellationToken);
    }

    private static IReadOnlyList<Notification> Of(IReadOnlyList<TallyStep> steps, IEnumerable<MessageEvent> events)
    {
        var told = steps.Where(IsTold).ToDictionary(step => step.Message.Id, step => step.Message);
        return told.Count == 0 ? [] : [.. events.Where(e => told.TryGetValue(e.MessageId, out var m) && e.State == m.State && e.PersonId != m.AuthorId).Select(e => Of(told[e.MessageId], e))];
    }

    private static bool IsTold(TallyStep step) =>
        step.Before is { } before && before.State != step.Message.State
        && step.Message.State is MessageState.Held or MessageState.Failed or MessageState.Refused;

    private static Notification Of(Message message, MessageEvent happened) => new()
    {
        Id = happened.Id,
        LocationId = message.LocationId,
        PersonId = message.AuthorId,
        Kind = message.State is MessageState.Held ? NotificationKind.Held : NotificationKind.Failed,
        ContactId = message.ContactId,
        ContactName = message.ContactName,
        MessageId = message.Id,
        ActorId = happened.PersonId,
        ActorName = happened.PersonName,
        At = happened.At,
    };
}
