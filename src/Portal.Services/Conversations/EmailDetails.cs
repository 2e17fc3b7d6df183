namespace Portal.Services.Conversations;

/// <summary>One e-mail. Anyone may have written it: its HTML is clean, and still only ever shown in a sandboxed frame without scripts.</summary>
public sealed record EmailDetails
{
    public required string Id { get; init; }
    public required string ContactId { get; init; }

    /// <summary>The service's id of what bundles the e-mails of one thread.</summary>
    public string? ThreadId { get; init; }

    /// <summary>Empty when it has none.</summary>
    public required string Subject { get; init; }
    public required ReceivedBody Body { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? At { get; init; }
    public required bool IsInbound { get; init; }
    public string? From { get; init; }
    public required IReadOnlyList<string> To { get; init; }
    public required IReadOnlyList<string> Cc { get; init; }
    public required IReadOnlyList<string> Bcc { get; init; }
    public required IReadOnlyList<string> Attachments { get; init; }

    public override string ToString() => $"e-mail {Id}"; // never a body in a log
}
