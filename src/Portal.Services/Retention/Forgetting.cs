using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.Retention;

/// <summary>That a contact is to be forgotten. It stays, so that a portal that dies in the middle is followed by one that ends it.</summary>
public sealed class Forgetting
{
    public required Guid Id { get; init; }
    public required string LocationId { get; init; }
    public required string ContactId { get; init; }

    /// <summary>UTC. What is written to the contact later is not meant.</summary>
    public required DateTime AskedAt { get; init; }

    /// <summary>UTC; null while words may be left.</summary>
    public DateTime? DoneAt { get; set; }
}

internal sealed class ForgettingTable : IEntityTypeConfiguration<Forgetting>
{
    public void Configure(EntityTypeBuilder<Forgetting> builder) => builder.HasIndex(f => f.DoneAt);
}
