using Portal.Services.Composing;

namespace Portal.Services.Drafts;

/// <summary>Text being written: one for each author, contact and channel.</summary>
public sealed class Draft
{
    public required Guid Id { get; init; }
    public required string LocationId { get; init; }
    public required Guid AuthorId { get; init; }
    public required string ContactId { get; init; }
    public required string ContactName { get; set; }

    /// <summary><see cref="Channel.Key"/>.</summary>
    public required string ChannelKey { get; init; }
    public required MessageContent Content { get; set; }

    /// <summary>When it was to go out, for a scheduled message that was taken back to be changed, until its author chooses to send it at once.</summary>
    public DraftPlan? Plan { get; set; }

    /// <summary>Rises with every save; a save that brings an older one is refused.</summary>
    public required int Version { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime UpdatedAt { get; set; }

    internal void Write(string contactName, MessageContent content, DateTime utcNow)
    {
        Plan = Content.Later is not null && content.Later is null ? null : Plan;
        (ContactName, Content, UpdatedAt, Version) = (contactName, content, utcNow, Version + 1);
    }
}
