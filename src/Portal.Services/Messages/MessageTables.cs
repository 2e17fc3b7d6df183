using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Services.Composing;

namespace Portal.Services.Messages;

internal sealed class MessageTable : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.Ignore(m => m.Channel).Ignore(m => m.Plan).Ignore(m => m.UnansweredSince).Ignore(m => m.StandsAt)
            .Ignore(m => m.IsApproved).Ignore(m => m.MayGo).Ignore(m => m.AnswersWhenItGoes);
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.Property(m => m.Content).HasConversion<MessageContentConverter>();
        builder.HasIndex(m => new { m.AuthorId, m.ClientToken }).IsUnique();
        builder.HasIndex(m => new { m.LocationId, m.DueAt, m.Id }).HasFilter("\"State\" = 'Scheduled'");
        builder.HasIndex(m => new { m.LocationId, m.StateAt }, "IX_Messages_WaitingForApproval").HasFilter("\"State\" = 'WaitingForApproval'");
        builder.HasIndex(m => new { m.LocationId, m.PlannedAt }).HasFilter("\"State\" IN ('WaitingForApproval', 'Scheduled', 'ServiceScheduled') AND \"PlannedAt\" IS NOT NULL");
        builder.HasIndex(m => new { m.LocationId, m.StateAt }).HasFilter("\"State\" IN ('Held', 'Unknown', 'Failed', 'Refused') AND \"SetAsideAt\" IS NULL");
        builder.HasIndex(m => m.RetryOf).IsUnique();
        builder.HasIndex(m => new { m.LocationId, m.FoundAs }).IsUnique().HasFilter("\"FoundAs\" IS NOT NULL");
        builder.HasIndex(m => new { m.LocationId, m.ServiceMessageId });
        builder.HasIndex(m => new { m.LocationId, m.ContactId, m.ChannelKey }).HasFilter("\"State\" IN ('Scheduled', 'Sending')");
        builder.HasIndex(m => m.CheckAt);
        builder.HasIndex(m => m.State).HasFilter("\"State\" = 'Sending'");
        builder.HasIndex(m => new { m.LocationId, m.ContactId, m.Id });
        builder.HasIndex(m => new { m.LocationId, m.ContactId, m.PlannedAt }, "IX_Messages_PlannedToContact").HasFilter("\"PlannedAt\" IS NOT NULL");
        builder.HasIndex(m => new { m.LocationId, m.ContactId, m.PlannedOn }, "IX_Messages_LetGoToContact").HasFilter("\"PlannedOn\" IS NOT NULL");
        builder.HasIndex(m => new { m.LocationId, m.Id });
        builder.HasIndex(m => new { m.LocationId, m.Id }, "IX_Messages_WithWords").HasFilter("\"WordsRemovedAt\" IS NULL"); // so that keeping for a time does not pass over all that has lost its words
        builder.HasIndex(m => new { m.LocationId, m.Id }, "IX_Messages_WithAttachments").HasFilter("\"HasAttachments\"");
        builder.HasIndex(m => new { m.LocationId, m.Id }, "IX_Messages_Answers").HasFilter("\"ResponseMinutes\" IS NOT NULL");
        builder.HasIndex(m => new { m.LocationId, m.ReasonCode, m.Id }).HasFilter("\"ReasonCode\" IS NOT NULL");
        builder.HasIndex(m => new { m.LocationId, m.AuthorId, m.Id });
    }
}

internal sealed class MessageEventTable : IEntityTypeConfiguration<MessageEvent>
{
    public void Configure(EntityTypeBuilder<MessageEvent> builder)
    {
        builder.HasIndex(e => new { e.MessageId, e.Number }).IsUnique();
        builder.HasIndex(e => e.Id).HasFilter("\"State\" = 'Unknown'");
        builder.HasOne<Message>().WithMany().HasForeignKey(e => e.MessageId).OnDelete(DeleteBehavior.Restrict);
    }
}
