namespace Portal.Services.Reviews;

/// <summary>Every way saving or deleting a review can end. Each reason is a sentence for the person who did it.</summary>
public abstract record ReviewSaving
{
    private ReviewSaving()
    {
    }

    public sealed record Saved(Review Review) : ReviewSaving;

    public sealed record Deleted : ReviewSaving;

    public sealed record Invalid(ReviewField Field, string Reason) : ReviewSaving;

    /// <summary>Nothing was stored: the same reviewer has changed it elsewhere since it was read; <paramref name="Now"/> is null where it was deleted.</summary>
    public sealed record ChangedMeanwhile(Review? Now) : ReviewSaving;

    public sealed record NotAllowed(string Reason) : ReviewSaving;

    /// <summary>The message is not there, or not the caller's to see.</summary>
    public sealed record NotFound : ReviewSaving;
}

/// <summary>Beside which field a reason belongs.</summary>
public enum ReviewField
{
    Kind,
    Note,
    Rewording,
}
