using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.Storage;

/// <summary>Who of several portals may do something just now, and until when.</summary>
public sealed class Lease
{
    public required string Name { get; init; }

    /// <summary>Changes with every holder.</summary>
    public required Guid Holder { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime Until { get; set; }
}

internal sealed class LeaseTable : IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Lease> builder)
    {
        builder.HasKey(l => l.Name);
        builder.Property(l => l.Holder).IsConcurrencyToken();
    }
}
