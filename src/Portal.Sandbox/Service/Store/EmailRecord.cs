namespace Portal.Sandbox.Service.Store;

/// <summary>One e-mail with its body.</summary>
internal sealed record EmailRecord
{
    public required string Id { get; init; }
    public required MessageRow Thread { get; init; }
    public required DateTime DateAdded { get; init; }
    public required bool IsInbound { get; init; }
    public required string Html { get; init; }
    public string? Subject { get; init; }
    public string? From { get; init; }
    public IReadOnlyList<string> To { get; init; } = [];
    public IReadOnlyList<string> Cc { get; init; } = [];
    public IReadOnlyList<string> Bcc { get; init; } = [];
    public IReadOnlyList<string> Attachments { get; init; } = [];
    public string? ReplyToMessageId { get; init; }
    public string? ProviderId { get; init; }
    public string Source { get; init; } = "api";
    public Progress? Progress { get; init; }
}
