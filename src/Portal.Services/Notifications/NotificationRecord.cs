namespace Portal.Services.Notifications;

/// <summary>What <paramref name="PersonId"/> is to be told; <paramref name="ContactName"/> is how the contact is called now.</summary>
public sealed record NotificationRecord(NotificationKind Kind, string LocationId, Guid PersonId, string ContactId, string ContactName)
{
    public Guid? MessageId { get; init; }
    public Guid? NoteId { get; init; }

    /// <summary>Null when the portal itself acted.</summary>
    public Guid? ActorId { get; init; }
    public string? ActorName { get; init; }

    public override string ToString() => $"{Kind} for {PersonId}"; // never a name in a log

    internal Notification At(DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        LocationId = LocationId,
        PersonId = PersonId,
        Kind = Kind,
        ContactId = ContactId,
        ContactName = ContactName,
        MessageId = MessageId,
        NoteId = NoteId,
        ActorId = ActorId,
        ActorName = ActorName,
        At = now.UtcDateTime,
    };
}
