using Portal.Services.Storage;

namespace Portal.Services.Notifications;

/// <summary>
/// Where a room puts what a person is to be told of, as part of the write that does it, so that neither is ever without the other. The
/// person's open pages on every portal hear of it when the write is committed (<see cref="NotificationChanges"/>): nobody has to say so.
/// </summary>
public sealed class NotificationBox(TimeProvider clock)
{
    /// <summary>Nothing for what the person did themself. Whether the person may read the conversation is for who calls this. Saved with the caller's own changes.</summary>
    public void Add(PortalDbContext db, NotificationRecord record)
    {
        if (record.ActorId != record.PersonId)
        {
            Put(db, [record.At(clock.GetUtcNow())]);
        }
    }

    internal static void Put(PortalDbContext db, IReadOnlyList<Notification> notifications)
    {
        db.Notifications.AddRange(notifications);
        db.ToTell.UnionWith(notifications.Select(NotificationChange.Of));
    }
}
