using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Services.Inbox;
using Portal.Services.Messages;
using Portal.Services.Notifications;
using Portal.Services.People;
using Portal.Services.Responses;
using Portal.Services.Storage;
using Portal.Tests.Conversations;
using Portal.Tests.Support;

namespace Portal.Tests.Inbox;

/// <summary>The room as one portal has it, on a service over lists, a real database and a clock that the test moves.</summary>
internal sealed class InboxFixture : IAsyncDisposable
{
    public const string Ana = "ana";
    public const string Silas = "silas";
    public const string MayasUser = "user-maya";
    public const string TomasUser = "user-tomas";

    private readonly TestDatabase _store;
    private readonly ConversationWatch _watch;

    private InboxFixture(TestDatabase store)
    {
        _store = store;
        var reads = new ServiceReads(Tokens);
        var ids = new ConversationIds(Service, reads, new OwnMessages(store.Database));
        var known = Some.SubAccounts(new());
        var byEmail = Options.Create(new EmailAccessOptions());
        _watch = new ConversationWatch(Service, reads, ids, new RateLimits(Clock), new MessageChanges(), News, new SeenWaits(known, Clock), Clock, NullLoggerFactory.Instance);
        Team = new TeamUsers(Service, reads, new PeopleDirectory(store.Database, new AccessRule(known, byEmail), byEmail), store.Database, Clock);
        Marks = new InboxMarks(Service, reads, Team, ids, store.Database, Clock);
        var records = new InboxRecords(store.Database, News, Clock);
        var assigning = new Assigning(Service, reads, Team, records, new NotificationBox(Clock), new AuditTrail(Clock), store.Database);
        Inbox = new InboxService(assigning, new ServiceMarks(Service, reads, ids, records), new PuttingAside(records, store.Database), ids);
        List = new InboxList(new ConversationService(Service, reads, _watch, known), new ConversationsOf(Service, reads, known), new OwnContacts(store.Database, Clock), Marks, Team);
        Events = new InboxEvents(store.Database);
        Sweep = new MarkSweep(store.Database, records, new ContactNews(Service, reads, ids), News, Clock, NullLogger<MarkSweep>.Instance);
        News.Told += Told.Add;
        News.Told += Sweep.Hear;
    }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public InMemoryService Service { get; } = new();
    public FakeTokens Tokens { get; } = new();
    public TestClock Clock { get; } = new();
    public ServiceNews News { get; } = new();
    public List<ServiceNewsItem> Told { get; } = [];
    public TeamUsers Team { get; }
    public InboxMarks Marks { get; }
    public InboxService Inbox { get; }
    public InboxList List { get; }
    public InboxEvents Events { get; }
    public MarkSweep Sweep { get; }
    public Database Database => _store.Database;
    public Caller Maya { get; } = Some.Staff();
    public Caller Tomas { get; } = new(Guid.CreateVersion7(), "Tomás Herrera", Some.Location, Role.Manager);

    /// <summary>Two people with users at HighLevel, and conversations with Ana and Silas, who spoke last.</summary>
    public static async Task<InboxFixture> CreateAsync()
    {
        var fixture = new InboxFixture(await TestDatabase.CreateAsync());
        await fixture._store.AddAsync(fixture.Person(fixture.Maya, "maya@harbour.example"), fixture.Person(fixture.Tomas, "tomas@harbour.example"));
        fixture.Service.Users.AddRange([new ServiceUser(MayasUser, "Maya Lindqvist", "MAYA@harbour.example"), new ServiceUser(TomasUser, "Tomás Herrera", "tomas@harbour.example")]);
        fixture.Has(Ana, 1, "inbound");
        fixture.Has(Silas, 2, "inbound");
        return fixture;
    }

    /// <summary>A contact with a conversation whose last message is so many minutes old.</summary>
    public void Has(string contactId, int minutesAgo, string direction, string? location = Some.Location, params string[] tags)
    {
        var at = Clock.Now.AddMinutes(-minutesAgo);
        Service.Contacts.Add(new ServiceContact { Id = contactId, LocationId = location, Name = $"Name of {contactId}", Tags = tags });
        Service.Conversations.Add(ConversationsFixture.Conversation($"c-{contactId}", contactId, new DateTimeOffset(at).ToUnixTimeMilliseconds(), location) with { LastMessageDate = at, LastMessageDirection = direction, Tags = tags });
    }

    /// <summary>The contact writes, or we do, now.</summary>
    public void Writes(string contactId, string direction)
    {
        var place = Service.Conversations.FindIndex(row => row.ContactId == contactId);
        Service.Conversations[place] = Service.Conversations[place] with { LastMessageDate = Clock.Now, LastMessageDirection = direction, SortValue = new DateTimeOffset(Clock.Now).ToUnixTimeMilliseconds() };
        var rows = Service.Messages.TryGetValue($"c-{contactId}", out var known) ? known : Service.Messages[$"c-{contactId}"] = [];
        rows.Add(ConversationsFixture.Row($"m{rows.Count}", 0, isInbound: direction == "inbound") with { DateAdded = Clock.Now });
    }

    public Task AddAsync(params object[] entities) => _store.AddAsync(entities);

    public async Task<InboxStep> DoAsync(Caller caller, string contactId, InboxCommand command) =>
        Assert.IsType<InboxResult.Changed>(await Inbox.DoAsync(caller, contactId, command, Stop)).Step;

    public async Task<IReadOnlyList<string>> ListedAsync(Caller caller, InboxView view, string? tag = null) =>
        [.. ConversationsFixture.Found(await List.ListAsync(caller, new ConversationFilter { View = view, Tag = tag }, Stop)).Items.Select(row => row.ContactId)];

    public async Task<ConversationSummary> RowAsync(string contactId) =>
        ConversationsFixture.Found(await List.ListAsync(Maya, new ConversationFilter(), Stop)).Items.Single(row => row.ContactId == contactId);

    public async Task<InboxStanding> StandingAsync(Caller caller, string contactId) => ConversationsFixture.Found(await Marks.StandingAsync(caller, contactId, Stop));

    public async Task<IReadOnlyList<string>> LinesAsync(string contactId) =>
        [.. (await Events.ReadAsync(Maya, contactId, null, Stop)).OrderBy(item => item.Order, StringComparer.Ordinal).Select(item => $"{item.Kind} {item.Author}".Trim())];

    public Task<List<Notification>> NotificationsAsync() => Database.ReadAsync((context, token) => context.Notifications.ToListAsync(token), Stop);

    public async ValueTask DisposeAsync()
    {
        Sweep.Dispose();
        _watch.Dispose();
        await _store.DisposeAsync();
    }

    private Person Person(Caller caller, string email) => new()
    {
        Id = caller.PersonId,
        Issuer = "test",
        Subject = caller.Name,
        Name = caller.Name,
        Email = email,
        VerifiedEmail = email,
        ClaimedRole = caller.Role,
        ClaimedLocationIds = [caller.LocationId],
        LastSignInAt = Clock.Now,
    };
}
