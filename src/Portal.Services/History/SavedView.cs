using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.History;

/// <summary>Filters of a list that are kept under a name, by one person or for the whole team. Only an address: whoever opens it sees what they may see.</summary>
public sealed class SavedView
{
    public const int LongestName = 60;

    public required Guid Id { get; init; }
    public required string LocationId { get; init; }

    /// <summary>Of which list the filters are.</summary>
    public required ViewList List { get; init; }

    /// <summary>Whose it is; null for the team's.</summary>
    public Guid? OwnerId { get; init; }
    public required string Name { get; set; }

    /// <summary><see cref="Name"/> without the difference that capitals make: no two of one owner and list are the same.</summary>
    public required string NameKey { get; set; }

    /// <summary>The query of the page's address, from its question mark on.</summary>
    public required string Query { get; init; }

    public bool IsShared => OwnerId is null;

    public static string KeyOf(string name) => name.Trim().ToUpperInvariant();

    public override string ToString() => $"view {Id}"; // a query may name a contact
}

/// <summary>The lists whose filters can be saved.</summary>
public enum ViewList
{
    History,
    Conversations,
}

internal sealed class SavedViewTable : IEntityTypeConfiguration<SavedView>
{
    // In an index, one null is never the same as another: what has no owner needs one of its own.
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("SavedViews").Ignore(v => v.IsShared);
        builder.Property(v => v.List).HasDefaultValue(ViewList.History);
        builder.HasIndex(v => new { v.LocationId, v.List, v.OwnerId, v.NameKey }).IsUnique().HasFilter("\"OwnerId\" IS NOT NULL");
        builder.HasIndex(v => new { v.LocationId, v.List, v.NameKey }).IsUnique().HasFilter("\"OwnerId\" IS NULL");
    }
}
