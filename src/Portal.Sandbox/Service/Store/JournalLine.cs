namespace Portal.Sandbox.Service.Store;

/// <summary>One thing that happened after the seed. <see cref="Kind"/> is sent, cancelled, inbound, read, starred or assigned.</summary>
internal sealed record JournalLine
{
    public required string Kind { get; init; }
    public required DateTime At { get; init; }

    /// <summary>What the times of this conversation's seeded rows were relative to when this happened.</summary>
    public required DateTime SeedTime { get; init; }
    public required string LocationId { get; init; }
    public required string ContactId { get; init; }
    public required string ConversationId { get; init; }
    public string? MessageId { get; init; }
    public string? EmailMessageId { get; init; }

    /// <summary>The request's body, letter by letter; sent only.</summary>
    public string? Request { get; init; }
    public double? Speed { get; init; }

    /// <summary>Inbound only.</summary>
    public string? Type { get; init; }
    public string? Text { get; init; }
    public string? Subject { get; init; }
    public string? Html { get; init; }
    public IReadOnlyList<string>? Attachments { get; init; }

    /// <summary>Read only.</summary>
    public int? Unread { get; init; }

    /// <summary>Starred only.</summary>
    public bool? Starred { get; init; }

    /// <summary>Assigned only; null for nobody.</summary>
    public string? AssignedTo { get; init; }
}
