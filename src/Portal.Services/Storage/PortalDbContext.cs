using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.Connections;
using Portal.Services.Drafts;
using Portal.Services.Materials;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.SubAccounts;
using Portal.Services.Webhooks;

namespace Portal.Services.Storage;

/// <summary>All that the portal keeps. Each room configures its own tables, in a class beside its entities.</summary>
public abstract class PortalDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Person> People => Set<Person>();
    public DbSet<ListedPerson> PeopleList => Set<ListedPerson>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Connection> Connections => Set<Connection>();
    public DbSet<Lease> Leases => Set<Lease>();
    public DbSet<SubAccountSettings> SubAccountSettings => Set<SubAccountSettings>();
    public DbSet<SignInToken> SignInTokens => Set<SignInToken>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<DraftRevision> DraftRevisions => Set<DraftRevision>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<MessageEvent> MessageEvents => Set<MessageEvent>();
    public DbSet<DeliveryRound> DeliveryRounds => Set<DeliveryRound>();
    public DbSet<Snippet> Snippets => Set<Snippet>();
    public DbSet<Signature> Signatures => Set<Signature>();
    public DbSet<WebhookReceipt> WebhookReceipts => Set<WebhookReceipt>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        modelBuilder.HasDbFunction(() => SqlText.Lower(string.Empty)).HasName("lower").IsBuiltIn();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }
}
