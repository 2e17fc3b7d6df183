namespace Portal.Services.Notifications;

/// <summary>One thing that a person of a sub-account is told of. It holds ids and names, never a word of a message or a note.</summary>
public sealed class Notification
{
    public required Guid Id { get; init; }
    public required string LocationId { get; init; }

    /// <summary>Who gets it.</summary>
    public required Guid PersonId { get; init; }
    public required NotificationKind Kind { get; init; }

    /// <summary>Whose conversation it is about.</summary>
    public required string ContactId { get; init; }

    /// <summary>The contact's name when it happened.</summary>
    public required string ContactName { get; init; }

    /// <summary>The message that is held or has failed; null for the other kinds.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>The note that mentions the person; null for the other kinds.</summary>
    public Guid? NoteId { get; init; }

    /// <summary>Who did it; null when the portal itself acted.</summary>
    public Guid? ActorId { get; init; }
    public string? ActorName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>UTC; null while it is new to the person.</summary>
    public DateTime? ReadAt { get; private set; }

    public override string ToString() => $"notification {Id}"; // never a name in a log
}

/// <summary>What happened.</summary>
public enum NotificationKind
{
    /// <summary>A colleague named the person in a note.</summary>
    Mention,

    /// <summary>The conversation became the person's.</summary>
    Assigned,

    /// <summary>A colleague gave the conversation over to the person, with what is to be done.</summary>
    HandedOver,

    /// <summary>A message of the person's is held back.</summary>
    Held,

    /// <summary>A message of the person's was refused, or did not arrive.</summary>
    Failed,
}
