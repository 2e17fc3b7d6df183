namespace Portal.Sandbox.Service.Store;

/// <summary>
/// What becomes of a sent message, decided when it is accepted and told by the clock alone. Times are UTC; those
/// that never come are null.
/// </summary>
internal sealed record Progress
{
    public required DateTime QueuedAt { get; init; }
    public required DateTime SentAt { get; init; }
    public DateTime? DeliveredAt { get; init; }
    public DateTime? ReadAt { get; init; }
    public string ReadStatus { get; init; } = "read";
    public DateTime? FailedAt { get; init; }
    public string? Error { get; init; }

    public string StatusAt(DateTime now) =>
        now < QueuedAt ? "scheduled"
        : now >= FailedAt ? "failed"
        : now >= ReadAt ? ReadStatus
        : now >= DeliveredAt ? "delivered"
        : now >= SentAt ? "sent"
        : "queued";

    public string? ErrorAt(DateTime now) => now >= FailedAt ? Error : null;

    /// <summary>A message of the past whose story has ended.</summary>
    public static Progress Ended(DateTime at, string status, string? error = null) => new()
    {
        QueuedAt = at,
        SentAt = at,
        DeliveredAt = status is "sent" or "failed" ? null : at,
        ReadAt = status is "read" or "opened" ? at : null,
        ReadStatus = status,
        FailedAt = status == "failed" ? at : null,
        Error = error,
    };
}
