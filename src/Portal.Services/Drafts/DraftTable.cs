using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Services.Composing;

namespace Portal.Services.Drafts;

internal sealed class DraftTable : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.Property(d => d.Content).HasConversion<MessageContentConverter>();
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => new { d.LocationId, d.AuthorId, d.ContactId, d.ChannelKey }).IsUnique();
    }
}
