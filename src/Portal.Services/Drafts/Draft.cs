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

    /// <summary>The colleague who began it and has handed it over; null where its author did.</summary>
    public HandedBy? Handed
    {
        get => HandedById is { } id && HandedAt is { } at ? new HandedBy(id, HandedByName ?? string.Empty, at) : null;
        init => (HandedById, HandedByName, HandedAt) = (value?.PersonId, value?.Name, value?.At);
    }

    /// <summary>What <see cref="Handed"/> is stored as, here so that queries can ask for it.</summary>
    public Guid? HandedById { get; private set; }
    public string? HandedByName { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? HandedAt { get; private set; }

    /// <summary>UTC.</summary>
    public required DateTime UpdatedAt { get; set; }

    internal void Write(string contactName, MessageContent content, DateTime utcNow)
    {
        Plan = Content.Later is not null && content.Later is null ? null : Plan;
        (ContactName, Content, UpdatedAt, Version) = (contactName, content, utcNow, Version + 1);
    }
}
