using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.People;

/// <summary>
/// One entry of a sub-account's list of people: what somebody is there where the sign-in doesn't say. It begins with an address, and
/// belongs to the first person who proves by a sign-in that the address is theirs: from then on to that person alone, whoever gets the
/// address after them.
/// </summary>
public sealed class ListedPerson
{
    public required Guid Id { get; init; }
    public required string LocationId { get; init; }

    /// <summary>As <see cref="SignInEmail"/> writes it; null where a person without a proven address was let in.</summary>
    public string? Email { get; init; }

    /// <summary>Null until they sign in.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>Null where the person is kept out, although the domain of the address would let them in.</summary>
    public Role? Role { get; set; }

    public required Guid GivenById { get; set; }
    public required string GivenByName { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime GivenAt { get; set; }
}

internal sealed class ListedPersonTable : IEntityTypeConfiguration<ListedPerson>
{
    public void Configure(EntityTypeBuilder<ListedPerson> builder)
    {
        builder.HasIndex(e => new { e.LocationId, e.Email }).IsUnique();
        builder.HasIndex(e => new { e.LocationId, e.PersonId }).IsUnique();
        builder.HasIndex(e => e.PersonId);
        builder.HasIndex(e => e.Email);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
