namespace Portal.Services.Messages;

/// <summary>One step in a message's life: appended, never changed.</summary>
public sealed class MessageEvent
{
    public required Guid Id { get; init; }
    public required Guid MessageId { get; init; }

    /// <summary>Counts up from 1 in each message's life, without gaps; two events may share a time.</summary>
    public required int Number { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The state it came to.</summary>
    public required MessageState State { get; init; }

    /// <summary>Null when the portal itself acted.</summary>
    public Guid? PersonId { get; init; }
    public string? PersonName { get; init; }

    /// <summary>A sentence for people; never a body, an address or a token.</summary>
    public required string What { get; init; }

    /// <summary>The service's answer for those who look into it: status, code, trace id.</summary>
    public string? Detail { get; init; }
}
