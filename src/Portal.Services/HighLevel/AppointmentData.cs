namespace Portal.Services.HighLevel;

/// <summary>One appointment of a contact.</summary>
public sealed record ServiceAppointment
{
    public required string Id { get; init; }
    public string? CalendarId { get; init; }
    public string? ContactId { get; init; }
    public string? LocationId { get; init; }
    public string? Title { get; init; }

    /// <summary>new, confirmed, cancelled, showed, noshow, invalid, or a word we don't know; in lower case.</summary>
    public string? Status { get; init; }

    /// <summary>
    /// The service writes <c>YYYY-MM-DD HH:mm:ss</c> and names no zone: a wall time of the sub-account, which has
    /// <see cref="DateTimeKind.Unspecified"/> and is not an instant. <see cref="DateTimeKind.Utc"/> only where the service did name a zone.
    /// </summary>
    public DateTime? Start { get; init; }

    /// <summary>As <see cref="Start"/>.</summary>
    public DateTime? End { get; init; }
    public string? Address { get; init; }
    public string? Notes { get; init; }
    public string? AssignedUserId { get; init; }
}
