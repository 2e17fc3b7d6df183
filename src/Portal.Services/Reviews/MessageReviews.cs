namespace Portal.Services.Reviews;

/// <summary>The reviews of one message that the viewer may read, the oldest first.</summary>
public sealed record MessageReviews(IReadOnlyList<Review> Reviews)
{
    /// <summary>The author's words, which a rewording is compared with.</summary>
    public required string Text { get; init; }

    /// <summary>Whether the viewer may review it.</summary>
    public required bool MayReview { get; init; }

    /// <summary>The viewer wrote it.</summary>
    public required bool IsOwn { get; init; }

    public override string ToString() => $"{Reviews.Count} reviews"; // never a body in a log
}

/// <summary>A review in a list, with what it is about.</summary>
public sealed record ReviewRow
{
    public required Review Review { get; init; }
    public required string ContactName { get; init; }
    public required string ChannelKey { get; init; }

    /// <summary>UTC, when the message was written.</summary>
    public required DateTime WrittenAt { get; init; }

    /// <summary>The author's words.</summary>
    public required string Text { get; init; }

    public override string ToString() => $"row of {Review}";
}

/// <summary>Last changed first. <paramref name="Older"/> names the next page, null where there is none.</summary>
public sealed record ReviewSlice(IReadOnlyList<ReviewRow> Rows, Guid? Older);
