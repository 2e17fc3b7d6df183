namespace Portal.Sandbox.Service.Store;

/// <summary>One row of a conversation. An e-mail's row bundles the e-mails of a thread; their bodies are in <see cref="EmailRecord"/>.</summary>
internal sealed class MessageRow
{
    public required string Id { get; init; }
    public required Conversation Conversation { get; init; }
    public required MessageKind Kind { get; init; }
    public required DateTime DateAdded { get; set; }
    public required bool IsInbound { get; init; }
    public string? Body { get; init; }
    public string Source { get; init; } = "api";
    public string? UserId { get; init; }

    /// <summary>Ids of users; of an internal comment only.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];
    public string? From { get; init; }
    public string? To { get; init; }
    public string? ProviderId { get; init; }
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>Of an outbound message; of the newest one in an e-mail thread.</summary>
    public Progress? Progress { get; set; }
    public List<string> EmailIds { get; init; } = [];

    /// <summary>Seconds; calls only.</summary>
    public int? CallDuration { get; init; }
    public string? CallStatus { get; init; }

    /// <summary>Place in the conversation, counted from the oldest.</summary>
    public int Index { get; set; }
}
