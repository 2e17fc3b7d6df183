using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Services.Composing;

namespace Portal.Services.Drafts;

internal sealed class DraftTable : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.Ignore(d => d.Handed);
        builder.Property(d => d.Content).HasConversion<MessageContentConverter>();
        builder.ComplexProperty(d => d.Plan, Name);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => new { d.LocationId, d.AuthorId, d.ContactId, d.ChannelKey }).IsUnique();
        builder.HasIndex(d => new { d.LocationId, d.UpdatedAt, d.Id });
        builder.HasIndex(d => new { d.LocationId, d.HandedById }).HasFilter("\"HandedById\" IS NOT NULL");
    }

    internal static void Name(ComplexPropertyBuilder<DraftPlan> plan)
    {
        plan.Property(p => p.At).HasColumnName("PlannedAt");
        plan.Property(p => p.Wall).HasColumnName("PlannedWall");
        plan.Property(p => p.Zone).HasColumnName("PlannedZone");
        plan.Property(p => p.OnlyIfUnanswered).HasColumnName("OnlyIfUnanswered");
    }
}
