using Portal.Services.Notes;

namespace Portal.Web.Features.Notes;

internal static class NoteWords
{
    public const string Label = "Internal note – the contact doesn’t see it";

    /// <summary>Why a note was not stored, as a sentence; null where it was.</summary>
    public static string? Of(NoteSaving? saving) => saving switch
    {
        NoteSaving.Refused refused => refused.Reason,
        NoteSaving.ChangedMeanwhile => "It was changed in another window meanwhile. Close this, and look at it again.",
        NoteSaving.NotFound => "The note is not there any more.",
        _ => null,
    };
}
