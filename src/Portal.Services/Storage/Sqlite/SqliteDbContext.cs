using Microsoft.EntityFrameworkCore;
using Portal.Services.Search;

namespace Portal.Services.Storage.Sqlite;

public sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : PortalDbContext(options)
{
    internal override MessageIndex MessageIndex => SqliteMessageIndex.Instance;

    // With the name, so that looking through all names of a sub-account reads the index alone.
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<KnownContact>().HasIndex(c => new { c.LocationId, c.ContactId, c.ContactName });
    }
}
