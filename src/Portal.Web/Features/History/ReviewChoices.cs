using Portal.Services.Reviews;

namespace Portal.Web.Features.History;

/// <summary>The choices of the filter by reviews, as they stand in the address and as people read them.</summary>
internal static class ReviewChoices
{
    private static readonly Dictionary<string, ReviewStanding> Standings = new()
    {
        ["reviewed"] = ReviewStanding.Reviewed,
        ["not-reviewed"] = ReviewStanding.NotReviewed,
        ["told"] = ReviewStanding.ToldToAuthor,
    };

    public static IReadOnlyList<(string Key, string Words)> All { get; } = [("reviewed", "Reviewed"), ("not-reviewed", "Not reviewed"), ("told", "Told to the author")];

    /// <summary>An author knows of no other reviews than those told to them.</summary>
    public static IReadOnlyList<(string Key, string Words)> ForAuthors { get; } = [.. All.SkipLast(1)];

    /// <summary>Null where the address means none of them.</summary>
    public static ReviewStanding? Standing(string? key) => SendingChoices.Find(All, key) is { } choice ? Standings[choice.Key] : null;
}
