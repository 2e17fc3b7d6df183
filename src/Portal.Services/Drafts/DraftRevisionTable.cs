using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Services.Composing;

namespace Portal.Services.Drafts;

internal sealed class DraftRevisionTable : IEntityTypeConfiguration<DraftRevision>
{
    public void Configure(EntityTypeBuilder<DraftRevision> builder)
    {
        builder.Property(r => r.Content).HasConversion<MessageContentConverter>();
        builder.ComplexProperty(r => r.Plan, DraftTable.Name);
        builder.HasIndex(r => new { r.LocationId, r.AuthorId, r.ContactId, r.ChannelKey, r.At });
        builder.HasIndex(r => r.At);
    }
}
