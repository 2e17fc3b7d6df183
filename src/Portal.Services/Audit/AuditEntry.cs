namespace Portal.Services.Audit;

/// <summary>Who did what, when: appended, never changed. What happens to a message is in its own events.</summary>
public sealed class AuditEntry
{
    public required Guid Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
    public string? LocationId { get; init; }
    public Guid? PersonId { get; init; }
    public string? PersonName { get; init; }

    /// <summary>A short name such as <c>signed-in</c>.</summary>
    public required string Action { get; init; }

    /// <summary>A sentence for people; never a body, a contact's address or a token.</summary>
    public required string Detail { get; init; }

    /// <summary>What it was before, in a word or two for people; null where there was nothing, or nothing changed.</summary>
    public string? Before { get; init; }

    /// <summary>What it has been since.</summary>
    public string? After { get; init; }
}
