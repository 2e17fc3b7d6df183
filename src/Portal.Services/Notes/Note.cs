using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.Notes;

/// <summary>What people of a sub-account tell each other about a contact. It has no channel and no way to the contact: nothing that sends reads it.</summary>
public sealed class Note
{
    public const int Longest = 4_000;

    public required Guid Id { get; init; }
    public required string LocationId { get; init; }
    public required string ContactId { get; init; }
    public required Guid AuthorId { get; init; }
    public required string AuthorName { get; init; }

    /// <summary>Plain text, people by an @ and their name; empty where it was deleted, or its words were removed.</summary>
    public required string Text { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>UTC; when its author last changed its words.</summary>
    public DateTime? EditedAt { get; set; }

    /// <summary>UTC; when its author deleted it. The mark that there was one stays.</summary>
    public DateTime? DeletedAt { get; set; }

    /// <summary>UTC; when its words were removed, by age or because the contact was forgotten.</summary>
    public DateTime? WordsRemovedAt { get; set; }

    /// <summary>Rises with every change; a change that brings an older one is refused.</summary>
    public int Version { get; set; } = 1;

    public override string ToString() => $"note {Id}"; // never its words in a log
}

/// <summary>A note that is being written: one for each author and contact.</summary>
public sealed class NoteDraft
{
    public required string LocationId { get; init; }
    public required Guid AuthorId { get; init; }
    public required string ContactId { get; init; }
    public required string Text { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime UpdatedAt { get; set; }

    public override string ToString() => "draft of a note"; // never its words in a log
}

internal sealed class NoteTable : IEntityTypeConfiguration<Note>, IEntityTypeConfiguration<NoteDraft>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.ToTable("Notes");
        builder.Property(n => n.Version).IsConcurrencyToken();
        builder.HasIndex(n => new { n.LocationId, n.ContactId, n.At });
        builder.HasIndex(n => new { n.LocationId, n.At }, "IX_Notes_WithWords").HasFilter("\"WordsRemovedAt\" IS NULL");
    }

    public void Configure(EntityTypeBuilder<NoteDraft> builder)
    {
        builder.ToTable("NoteDrafts");
        builder.HasKey(d => new { d.LocationId, d.AuthorId, d.ContactId });
    }
}
