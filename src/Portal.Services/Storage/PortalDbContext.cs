using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.Connections;
using Portal.Services.Drafts;
using Portal.Services.Exports;
using Portal.Services.Inbox;
using Portal.Services.Materials;
using Portal.Services.Messages;
using Portal.Services.Notes;
using Portal.Services.Notifications;
using Portal.Services.People;
using Portal.Services.Retention;
using Portal.Services.Reviews;
using Portal.Services.Search;
using Portal.Services.SubAccounts;
using Portal.Services.Team;
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
    public DbSet<Note> Notes => Set<Note>();
    public DbSet<NoteDraft> NoteDrafts => Set<NoteDraft>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<MessageEvent> MessageEvents => Set<MessageEvent>();
    public DbSet<DeliveryRound> DeliveryRounds => Set<DeliveryRound>();
    public DbSet<Snippet> Snippets => Set<Snippet>();
    public DbSet<Signature> Signatures => Set<Signature>();
    public DbSet<WebhookReceipt> WebhookReceipts => Set<WebhookReceipt>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<KnownContact> KnownContacts => Set<KnownContact>();
    public DbSet<MessageTally> MessageTallies => Set<MessageTally>();
    public DbSet<FailureTally> FailureTallies => Set<FailureTally>();
    public DbSet<ResponseTally> ResponseTallies => Set<ResponseTally>();
    public DbSet<Review> Reviews => Set<Review>();
    public DbSet<ExportJob> ExportJobs => Set<ExportJob>();
    public DbSet<Hold> Holds => Set<Hold>();
    public DbSet<Forgetting> Forgettings => Set<Forgetting>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<ConversationMark> ConversationMarks => Set<ConversationMark>();
    public DbSet<InboxEvent> InboxEvents => Set<InboxEvent>();
    public DbSet<IndexBackfill> IndexBackfills => Set<IndexBackfill>();

    /// <summary>What messages say, for searches.</summary>
    internal abstract MessageIndex MessageIndex { get; }

    /// <summary>Whom to tell of their notifications when the write is committed.</summary>
    internal HashSet<NotificationChange> ToTell { get; } = [];

    /// <summary>
    /// Saves, and in the same transaction enters new messages in <see cref="MessageIndex"/> and their contacts among those that are known, and
    /// counts every step of a message, whoever has taken it, and tells its author where it ended badly.
    /// </summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        List<Message> written = [.. ChangeTracker.Entries<Message>().Where(entry => entry.State is EntityState.Added).Select(entry => entry.Entity)];
        var steps = Tallying.Of(this);
        MessageNotices.Add(this, steps);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (written.Count > 0)
        {
            await MessageIndex.AddAsync(this, written, cancellationToken);
            await Search.KnownContacts.AddAsync(this, written, cancellationToken);
        }

        await Tallying.CountAsync(this, steps, cancellationToken);
        return saved;
    }

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
