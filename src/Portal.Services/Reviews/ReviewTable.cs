using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Services.Messages;

namespace Portal.Services.Reviews;

internal sealed class ReviewTable : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable("Reviews").Ignore(r => r.IsTold);
        builder.Property(r => r.Revision).IsConcurrencyToken();
        builder.HasIndex(r => new { r.MessageId, r.ReviewerId }).IsUnique();
        builder.HasIndex(r => new { r.LocationId, r.MessageId, r.ReviewerId }); // the history's reviewed messages, in its order
        builder.HasIndex(r => new { r.LocationId, r.AuthorId, r.Revision });
        builder.HasIndex(r => new { r.LocationId, r.AuthorId }, "IX_Reviews_New").HasFilter("\"Audience\" = 'Author' AND \"SeenAt\" IS NULL");
        builder.HasOne<Message>().WithMany().HasForeignKey(r => r.MessageId).OnDelete(DeleteBehavior.Restrict);
    }
}
