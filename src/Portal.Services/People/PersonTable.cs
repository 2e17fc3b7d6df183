using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.People;

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder) =>
        builder.HasIndex(p => new { p.Issuer, p.Subject }).IsUnique();
}
