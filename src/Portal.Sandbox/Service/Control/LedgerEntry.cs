namespace Portal.Sandbox.Service.Control;

/// <summary>One accepted send. <paramref name="Body"/> is the request's body exactly as it came; <paramref name="At"/> is UTC.</summary>
public sealed record LedgerEntry(string MessageId, string? EmailMessageId, string LocationId, string ContactId, string Type, string Body, DateTime At)
{
    /// <summary>When a scheduled message was taken back, in UTC: it never left.</summary>
    public DateTime? CancelledAt { get; init; }
}
