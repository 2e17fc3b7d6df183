using Microsoft.EntityFrameworkCore;
using Portal.Services.People;
using Portal.Services.Search;

namespace Portal.Services.Storage.Postgres;

public sealed class PostgresDbContext(DbContextOptions<PostgresDbContext> options) : PortalDbContext(options)
{
    public DbSet<Node> Nodes => Set<Node>();

    internal override MessageIndex MessageIndex => PostgresMessageIndex.Instance;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<KnownContact>().HasIndex(c => new { c.LocationId, c.ContactId }); // without the name, which may be longer than an index takes here
        modelBuilder.Entity<Node>(node => node.HasIndex(n => n.HeartbeatAt));
        modelBuilder.Entity<Person>(person => person.Property(p => p.ClaimedLocationIds).HasDefaultValueSql("'{}'")); // of those who signed in before there was such a column
    }
}
