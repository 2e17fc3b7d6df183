using Microsoft.EntityFrameworkCore;

namespace Portal.Services.Storage.Postgres;

public sealed class PostgresDbContext(DbContextOptions<PostgresDbContext> options) : PortalDbContext(options)
{
    public DbSet<Node> Nodes => Set<Node>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Node>(node => node.HasIndex(n => n.HeartbeatAt));
    }
}
