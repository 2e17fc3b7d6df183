namespace Portal.Services.Reviews;

/// <summary>What one reviewer says of one message. Each reviewer has at most one of a message, and changes it there.</summary>
public sealed class Review
{
    public const int LongestNote = 4_000;
    public const int LongestRewording = 20_000;

    public required Guid Id { get; init; }
    public required string LocationId { get; init; }
    public required Guid MessageId { get; init; }

    /// <summary>Who wrote the message.</summary>
    public required Guid AuthorId { get; init; }
    public required Guid ReviewerId { get; init; }
    public required string ReviewerName { get; init; }

    /// <summary>One of <see cref="ReviewOptions.All"/>, as it was called then.</summary>
    public required string Kind { get; set; }

    /// <summary>Plain text; empty where the kind says it all.</summary>
    public required string Note { get; set; }

    /// <summary>How the reviewer would have said it; null for no suggestion.</summary>
    public string? Rewording { get; set; }
    public required ReviewAudience Audience { get; set; }

    /// <summary>Another one with every change, which begins with the time of it: what is changed is changed from what was read, and lists stand in its order.</summary>
    public required Guid Revision { get; set; }

    /// <summary>UTC, of the last change.</summary>
    public required DateTime At { get; set; }

    /// <summary>UTC; when the author first had it before them as it is now. Null while it is new to them, and while it isn't told.</summary>
    public DateTime? SeenAt { get; set; }

    public bool IsTold => Audience is ReviewAudience.Author;

    public override string ToString() => $"review {Id}"; // never a note in a log
}

/// <summary>Who reads a review.</summary>
public enum ReviewAudience
{
    /// <summary>Managers and admins of the sub-account, but for the author of the message.</summary>
    Managers,

    /// <summary>The author too.</summary>
    Author,
}
