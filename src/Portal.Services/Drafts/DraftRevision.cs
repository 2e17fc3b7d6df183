using Portal.Services.Composing;

namespace Portal.Services.Drafts;

/// <summary>A text that once was a draft, as it was then.</summary>
public sealed class DraftRevision
{
    public required Guid Id { get; init; }
    public required Guid DraftId { get; init; }
    public required string LocationId { get; init; }
    public required Guid AuthorId { get; init; }
    public required string ContactId { get; init; }
    public required string ContactName { get; init; }

    /// <summary><see cref="Channel.Key"/>.</summary>
    public required string ChannelKey { get; init; }
    public required MessageContent Content { get; init; }
    public DraftPlan? Plan { get; init; }

    /// <summary>The draft's, when this was its text; 0 for a text that no draft ever had.</summary>
    public required int Version { get; init; }

    /// <summary>When it was written, in UTC.</summary>
    public required DateTime WrittenAt { get; init; }

    /// <summary>When it stopped being the draft's text, in UTC.</summary>
    public required DateTime At { get; init; }
    public required RevisionReason Why { get; init; }
}

/// <summary>Why a text is kept that is no longer the draft's.</summary>
public enum RevisionReason
{
    /// <summary>It was written on.</summary>
    Changed,

    /// <summary>All of it was deleted.</summary>
    Emptied,

    /// <summary>Its author chose another text that was written at the same time elsewhere.</summary>
    Lost,

    Discarded,
}
