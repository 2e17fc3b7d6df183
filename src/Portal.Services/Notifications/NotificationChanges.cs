namespace Portal.Services.Notifications;

/// <summary>Says that what a person is told of changed, so that their open pages read it again. Raised on whichever thread changed it.</summary>
public sealed class NotificationChanges
{
    public event Action<NotificationChange>? Changed;

    /// <summary>The same, but only what this portal changed and not what another on the same data did.</summary>
    public event Action<NotificationChange>? ChangedHere;

    public void Publish(NotificationChange change)
    {
        ChangedHere?.Invoke(change);
        Hear(change);
    }

    /// <summary>Another portal on the same data says so.</summary>
    internal void Hear(NotificationChange change) => Changed?.Invoke(change);
}

public sealed record NotificationChange(string LocationId, Guid PersonId)
{
    internal static NotificationChange Of(Notification notification) => new(notification.LocationId, notification.PersonId);
}
