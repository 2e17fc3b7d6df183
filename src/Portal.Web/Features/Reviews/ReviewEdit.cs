using Portal.Services.Reviews;

namespace Portal.Web.Features.Reviews;

/// <summary>A review while it is being written.</summary>
public sealed class ReviewEdit
{
    private ReviewEdit()
    {
    }

    public required Guid MessageId { get; init; }
    public string? Kind { get; set; }
    public string Note { get; set; } = string.Empty;

    /// <summary>Null while no other words are suggested.</summary>
    public string? Rewording { get; set; }
    public ReviewAudience Audience { get; set; }

    /// <summary>What it changes; null for a first one.</summary>
    public Guid? Revision { get; private set; }

    /// <summary>Why it was not saved.</summary>
    public ReviewSaving.Invalid? Problem { get; set; }

    /// <summary>What it has become in another window meanwhile.</summary>
    public ReviewSaving.ChangedMeanwhile? Theirs { get; private set; }

    public ReviewCommand Command => new() { MessageId = MessageId, Kind = Kind ?? string.Empty, Note = Note, Rewording = Rewording, Audience = Audience, Revision = Revision };

    public static ReviewEdit Of(Guid messageId, Review? review)
    {
        var edit = new ReviewEdit { MessageId = messageId };
        edit.Take(review);
        return edit;
    }

    public string? ProblemOf(ReviewField field) => Problem?.Field == field ? Problem.Reason : null;

    /// <summary>Saved again, it takes the place of what it has become elsewhere.</summary>
    public void Meet(ReviewSaving.ChangedMeanwhile theirs) => (Theirs, Revision, Problem) = (theirs, theirs.Now?.Revision, null);

    public void TakeTheirs()
    {
        Take(Theirs?.Now);
        Theirs = null;
    }

    private void Take(Review? review) =>
        (Kind, Note, Rewording, Audience, Revision) = (review?.Kind, review?.Note ?? string.Empty, review?.Rewording, review?.Audience ?? ReviewAudience.Managers, review?.Revision);
}

/// <summary>What one viewer has begun and not saved, by message: who goes on to another message and comes back finds it. Scoped, as the viewer is.</summary>
public sealed class ReviewEdits
{
    private readonly Dictionary<Guid, ReviewEdit> _begun = [];

    public ReviewEdit? Of(Guid messageId) => _begun.GetValueOrDefault(messageId);

    public void Begin(Guid messageId, Review? review) => _begun[messageId] = ReviewEdit.Of(messageId, review);

    public void End(Guid messageId) => _begun.Remove(messageId);
}
