using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.Notifications;

internal sealed class NotificationTable : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("Notifications");
        builder.HasIndex(n => new { n.LocationId, n.PersonId, n.Id });
        builder.HasIndex(n => new { n.LocationId, n.PersonId }, "IX_Notifications_New").HasFilter("\"ReadAt\" IS NULL");
        builder.HasIndex(n => new { n.LocationId, n.ContactId }); // what goes when a contact is forgotten
        builder.HasIndex(n => n.MessageId).HasFilter("\"MessageId\" IS NOT NULL");
    }
}
