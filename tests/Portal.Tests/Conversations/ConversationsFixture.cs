using Microsoft.Extensions.Logging.Abstractions;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Responses;
using Portal.Tests.Support;

namespace Portal.Tests.Conversations;

/// <summary>The rooms that read the service, on lists of the test's, a real database and a clock that the test moves.</summary>
internal sealed class ConversationsFixture : IAsyncDisposable
{
    public const string ContactId = "contact1";
    public const string ConversationId = "conversation1";

    private readonly TestDatabase _database;

    private ConversationsFixture(TestDatabase database)
    {
        _database = database;
        var reads = new ServiceReads(Tokens);
        var own = new OwnMessages(database.Database);
        var ids = new ConversationIds(Service, reads, own);
        Limits = new RateLimits(Clock);
        var known = Some.SubAccounts(Rules);
        Waits = new SeenWaits(known, Clock);
        Watch = new ConversationWatch(Service, reads, ids, Limits, Changes, ServiceNews, Waits, Clock, NullLoggerFactory.Instance);
        Emails = new EmailService(Service, reads);
        Threads = new ThreadService(Service, reads, ids, own, Emails, Watch, known);
        Lists = new ConversationService(Service, reads, Watch, known);
        News = new ContactNews(Service, reads, ids);
        Contacts = new ContactService(Service, reads, known);
    }

    public static DateTime Start { get; } = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    public InMemoryService Service { get; } = new();

    public FakeTokens Tokens { get; } = new();

    public SendingRulesOptions Rules { get; } = [];

    public TestClock Clock { get; } = new();

    public MessageChanges Changes { get; } = new();

    public ServiceNews ServiceNews { get; } = new();

    public RateLimits Limits { get; }

    public SeenWaits Waits { get; }

    public ConversationWatch Watch { get; }

    public EmailService Emails { get; }

    public ThreadService Threads { get; }

    public ConversationService Lists { get; }

    public ContactNews News { get; }

    public ContactService Contacts { get; }

    public Caller Maya { get; } = Some.Staff();

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ConversationsFixture> CreateAsync() => new(await TestDatabase.CreateAsync());

    public static T Found<T>(Reading<T> reading) => Assert.IsType<Reading<T>.Found>(reading).Value;

    public static ServiceMessage Row(string id, double minutes, string type = "TYPE_SMS", bool isInbound = false, string? status = "delivered", string? location = Some.Location) => new()
    {
        Id = id,
        MessageType = type,
        DateAdded = Start.AddMinutes(minutes),
        IsInbound = isInbound,
        Body = $"body of {id}",
        Status = status,
        Source = "app",
        LocationId = location,
    };

    public static ServiceConversation Conversation(string id, string contactId, long sort, string? location = Some.Location) => new()
    {
        Id = id,
        ContactId = contactId,
        LocationId = location,
        ContactName = $"Name of {contactId}",
        LastMessageBody = "  Hello,\n there ",
        LastMessageType = "TYPE_SMS",
        LastMessageDirection = "inbound",
        LastMessageDate = DateTime.UnixEpoch.AddMilliseconds(sort),
        SortValue = sort,
    };

    /// <summary>The contact's conversation with these rows.</summary>
    public void HasConversation(params IEnumerable<ServiceMessage> rows)
    {
        Service.Conversations.Add(Conversation(ConversationId, ContactId, 1000));
        Service.Messages[ConversationId] = [.. rows];
    }

    public Task AddAsync(params object[] entities) => _database.AddAsync(entities);

    /// <summary>A message of Maya's that the service accepted under these ids, or that is still waiting.</summary>
    public async Task<Message> SentAsync(double minutes, string? serviceId = null, string? emailId = null, string? conversationId = null, Portal.Services.Composing.Channel? channel = null, Caller? author = null)
    {
        var message = Some.Message(author ?? Maya, Start.AddMinutes(minutes), ContactId, channel);
        await AddAsync(message);
        if (serviceId is not null)
        {
            await _database.Database.WriteAsync(
                async (context, stop) =>
                {
                    var stored = context.Messages.Single(m => m.Id == message.Id);
                    context.Entry(stored).Property(m => m.State).CurrentValue = MessageState.Sending;
                    stored.Accept(new SendOutcome.Accepted(serviceId, conversationId, emailId, [], null, null), message.DueAt, message.DueAt);
                    await context.SaveChangesAsync(stop);
                },
                Stop);
        }

        return message;
    }

    public async ValueTask DisposeAsync()
    {
        Watch.Dispose();
        await _database.DisposeAsync();
    }
}
