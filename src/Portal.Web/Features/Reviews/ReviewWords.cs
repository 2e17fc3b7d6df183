using Portal.Services.Reviews;

namespace Portal.Web.Features.Reviews;

/// <summary>Reviews in people's words.</summary>
internal static class ReviewWords
{
    public static string Of(ReviewAudience audience) => audience is ReviewAudience.Author ? "Told to the author" : "Managers only";

    /// <summary>Why a choice of the history is not the same for everyone.</summary>
    public static string Of(ReviewMark mark) =>
        $"{(mark.IsNew ? "New review" : "Reviewed")}: {string.Join(", ", mark.Kinds)}{(mark.IsTold && !mark.IsNew ? ", told to the author" : null)}";
}
