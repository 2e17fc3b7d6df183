using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.Retention;

/// <summary>While it stands, no words are removed of what was written to a contact, or by a person.</summary>
public sealed class Hold
{
    public required Guid Id { get; init; }
    public required string LocationId { get; init; }

    /// <summary>The contact whose messages are kept; null where it is a person's.</summary>
    public string? ContactId { get; init; }

    /// <summary>The person whose messages are kept; null where it is a contact's.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The contact's or the person's name when it was placed.</summary>
    public required string Name { get; init; }

    /// <summary>Why, as who placed it has written.</summary>
    public required string Reason { get; init; }
    public required Guid PlacedById { get; init; }
    public required string PlacedByName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime PlacedAt { get; init; }

    public override string ToString() => $"hold {Id}"; // never a name or a reason in a log
}

internal sealed class HoldTable : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> builder)
    {
        builder.HasIndex(h => new { h.LocationId, h.ContactId }).IsUnique();
        builder.HasIndex(h => new { h.LocationId, h.PersonId });
    }
}
