using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.Audit;

internal sealed class AuditTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder) =>
        builder.HasIndex(e => new { e.LocationId, e.Id });
}
