using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.Materials;

internal sealed class SnippetTable : IEntityTypeConfiguration<Snippet>
{
    // In an index, one null is never the same as another: what has no owner needs one of its own.
    public void Configure(EntityTypeBuilder<Snippet> builder)
    {
        builder.Ignore(s => s.IsShared);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => new { s.LocationId, s.OwnerId, s.NameKey }).IsUnique().HasFilter("\"OwnerId\" IS NOT NULL");
        builder.HasIndex(s => new { s.LocationId, s.NameKey }).IsUnique().HasFilter("\"OwnerId\" IS NULL");
    }
}
