using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.Inbox;

/// <summary>The team has put a conversation aside: it is done, or snoozed. One of a contact at most; a change makes another one of it, with an id of its own.</summary>
public sealed class ConversationMark
{
    public required Guid Id { get; init; }
    public required string LocationId { get; init; }
    public required string ContactId { get; init; }
    public required bool IsDone { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>UTC; null where it ends with the contact's next message, as what is done always does.</summary>
    public DateTime? Until { get; init; }
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }

    /// <summary>UTC; up to when it is known that the contact has not written since <see cref="At"/>.</summary>
    public required DateTime CheckedAt { get; set; }
}

internal sealed class ConversationMarkTable : IEntityTypeConfiguration<ConversationMark>
{
    public void Configure(EntityTypeBuilder<ConversationMark> builder)
    {
        builder.ToTable("ConversationMarks");
        builder.HasIndex(m => new { m.LocationId, m.ContactId }).IsUnique();
        builder.HasIndex(m => m.Until);
        builder.HasIndex(m => new { m.LocationId, m.IsDone, m.At });
    }
}
