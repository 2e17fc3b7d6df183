namespace Portal.Sandbox.Service.Sending;

/// <summary>The body of a send, already checked field by field. Fields that change nothing here are kept in the ledger only.</summary>
internal sealed record SendBody
{
    public required string Type { get; init; }
    public required string ContactId { get; init; }
    public string? Message { get; init; }
    public string? Html { get; init; }
    public string? Subject { get; init; }
    public string? EmailFrom { get; init; }
    public string? EmailTo { get; init; }
    public IReadOnlyList<string>? EmailCc { get; init; }
    public IReadOnlyList<string>? EmailBcc { get; init; }
    public IReadOnlyList<string>? Attachments { get; init; }
    public string? ReplyMessageId { get; init; }
    public string? ThreadId { get; init; }
    public string? ConversationProviderId { get; init; }

    /// <summary>Who comments, and ids of users who are called; of an internal comment only.</summary>
    public string? UserId { get; init; }
    public IReadOnlyList<string>? Mentions { get; init; }
    public string? FromNumber { get; init; }
    public string? ToNumber { get; init; }

    /// <summary>UTC, in seconds since 1970.</summary>
    public double? ScheduledTimestamp { get; init; }

    /// <summary>When it is to leave, in UTC.</summary>
    public DateTime StartAt(DateTime now) => ScheduledTimestamp is { } seconds && DateTime.UnixEpoch.AddSeconds(seconds) is var scheduled && scheduled > now ? scheduled : now;

    public bool HasText => !string.IsNullOrWhiteSpace(Message);
    public bool HasAttachments => Attachments is { Count: > 0 };
}
