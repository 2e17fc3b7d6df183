namespace Portal.Services.Reviews;

/// <summary>What a reviewer wants to have said of a message.</summary>
public sealed record ReviewCommand
{
    public required Guid MessageId { get; init; }
    public required string Kind { get; init; }
    public string Note { get; init; } = string.Empty;

    /// <summary>Null, blank, or the author's own words: no suggestion.</summary>
    public string? Rewording { get; init; }
    public ReviewAudience Audience { get; init; }

    /// <summary>Which <see cref="Review.Revision"/> it changes; null for a first review.</summary>
    public Guid? Revision { get; init; }

    public override string ToString() => $"review of {MessageId}"; // never a note in a log
}
