using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.Search;

/// <summary>How far the messages are in the index that were written before there was one; one row. They are entered newest first.</summary>
public sealed class IndexBackfill
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>Older messages than this one are still missing; null while it has not begun.</summary>
    public Guid? Before { get; set; }

    /// <summary>Messages that there were when it began, and how many of them have been looked at.</summary>
    public required int Total { get; init; }
    public int Done { get; set; }
    public bool IsComplete { get; set; }
}

internal sealed class IndexBackfillTable : IEntityTypeConfiguration<IndexBackfill>
{
    public void Configure(EntityTypeBuilder<IndexBackfill> builder) => builder.Property(b => b.Id).ValueGeneratedNever();
}
