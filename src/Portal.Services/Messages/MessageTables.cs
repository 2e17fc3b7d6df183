using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Services.Composing;

namespace Portal.Services.Messages;

internal sealed class MessageTable : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.Ignore(m => m.Channel);
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.Property(m => m.Content).HasConversion<MessageContentConverter>();
        builder.HasIndex(m => new { m.AuthorId, m.ClientToken }).IsUnique();
        builder.HasIndex(m => new { m.State, m.DueAt });
        builder.HasIndex(m => new { m.LocationId, m.ContactId, m.ChannelKey }).HasFilter("\"State\" IN ('Scheduled', 'Sending')");
        builder.HasIndex(m => m.CheckAt);
        builder.HasIndex(m => new { m.State, m.LeaseUntil });
        builder.HasIndex(m => new { m.LocationId, m.ContactId, m.Id });
        builder.HasIndex(m => new { m.LocationId, m.Id });
        builder.HasIndex(m => new { m.LocationId, m.AuthorId, m.Id });
    }
}

internal sealed class MessageEventTable : IEntityTypeConfiguration<MessageEvent>
{
    public void Configure(EntityTypeBuilder<MessageEvent> builder)
    {
        builder.HasIndex(e => new { e.MessageId, e.Number }).IsUnique();
        builder.HasOne<Message>().WithMany().HasForeignKey(e => e.MessageId).OnDelete(DeleteBehavior.Restrict);
    }
}
