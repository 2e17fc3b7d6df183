using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.Inbox;

/// <summary>Something that the team did with a conversation: appended, never changed.</summary>
public sealed class InboxEvent
{
    public required Guid Id { get; init; }
    public required string LocationId { get; init; }
    public required string ContactId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
    public required InboxEventKind Kind { get; init; }

    /// <summary>Null when the portal itself acted.</summary>
    public Guid? PersonId { get; init; }
    public string? PersonName { get; init; }

    /// <summary>To whom it was assigned; null for nobody, and for the other kinds.</summary>
    public string? Assignee { get; init; }

    /// <summary>UTC; how long it was snoozed, where it was until a time.</summary>
    public DateTime? Until { get; init; }
}

public enum InboxEventKind
{
    Assigned,
    Snoozed,
    Done,

    /// <summary>Somebody took it back among what is to be done.</summary>
    Opened,

    /// <summary>The time came until which it was snoozed.</summary>
    TimeCame,

    /// <summary>The contact wrote again.</summary>
    Answered,
}

internal sealed class InboxEventTable : IEntityTypeConfiguration<InboxEvent>
{
    public void Configure(EntityTypeBuilder<InboxEvent> builder)
    {
        builder.ToTable("InboxEvents");
        builder.HasIndex(e => new { e.LocationId, e.ContactId, e.Id });
        builder.HasIndex(e => e.At);
    }
}
