using Microsoft.EntityFrameworkCore;
using Portal.Services.Delivery;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Responses;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;

namespace Portal.Tests.Delivery;

/// <summary>The real delivery on a real database, with a service and a clock that the test owns; one round at a time.</summary>
internal sealed class DeliveryFixture : IAsyncDisposable
{
    private readonly TestDatabase _store;
    private readonly DeliveryParts _parts;

    private DeliveryFixture(TestDatabase store)
    {
        _store = store;
        SubAccounts = Some.SubAccounts(Rules);
        Limits = new RateLimits(Clock);
        _parts = NewPortal(Limits);
        Ledger = Some.Ledger(store.Database, Clock, Changes, waits: Waits);
    }

    public TestClock Clock { get; } = new();

    public FakeHighLevel Service { get; } = new();

    public FakeTokens Tokens { get; } = new();

    public MessageChanges Changes { get; } = new();

    public Portal.Services.Composing.SendingRulesOptions Rules { get; } = [];

    public KnownSubAccounts SubAccounts { get; }

    /// <summary>Without a time to undo, where the test sets none.</summary>
    public UndoOptions Undo { get; } = new() { Seconds = 0, Channels = [] };

    public MessageLedger Ledger { get; }

    public Caller Maya { get; } = Some.Staff();

    /// <summary>What the service last said of its limits.</summary>
    public RateLimits Limits { get; }

    public SendingPauses Pauses => _parts.Pauses;

    /// <summary>Which contacts wait, as the portal has seen.</summary>
    public SeenWaits Waits => _parts.Waits;

    public ResponseClock Responses => new(Waits, SubAccounts);

    public Recovery Recovery => _parts.Recovery;

    public IDeliveryStore Store => _parts.Store;

    public Portal.Services.Storage.Database Database => _store.Database;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<DeliveryFixture> CreateAsync() => new(await TestDatabase.CreateAsync());

    /// <summary>Another portal on the same database, as after a restart.</summary>
    public DeliveryParts NewPortal(RateLimits? limits = null) =>
        new(new SqlDeliveryStore(_store.Database, new DeliveryClaims(_store.Database, Clock), Changes, Clock), Service, Tokens, Clock, limits: limits, subAccounts: SubAccounts);

    /// <summary><paramref name="meanwhile"/>: what happens after it was looked up whether the service holds the message.</summary>
    public MessageActions Actions(Func<Task>? meanwhile = null)
    {
        Portal.Services.Storage.Database read = meanwhile is null ? _store.Database : new OvertakenDatabase(_store.Database, meanwhile);
        return new(_store.Database, Changes, new DueSignal(), new Portal.Services.Drafts.DraftChanges(), new ServiceSchedules(read, Service, Tokens), SubAccounts,
            new ApprovalRule(SubAccounts), Microsoft.Extensions.Options.Options.Create(Undo), new Portal.Services.Audit.AuditTrail(Clock), Clock);
    }

    public async Task<Guid> WriteAsync(SendCommand? command = null) =>
        Assert.IsType<SendResult.Stored>(await Ledger.SendAsync(Maya, command ?? Some.Command(), Token)).MessageId;

    /// <summary>What a worker would claim now.</summary>
    public Task<IReadOnlyList<(Message Message, RatePermit Permit)>> ClaimAsync() => _parts.ClaimAsync(Clock, Token);

    public async Task DeliverAsync((Message Message, RatePermit Permit) claimed)
    {
        _parts.Places.Begin(claimed.Message);
        await _parts.Places.MayStartAsync(claimed.Message.LocationId);
        await _parts.Delivery.DeliverAsync(claimed.Message, claimed.Permit, () => _parts.Places.Answered(claimed.Message.LocationId), CancellationToken.None);
        _parts.Places.End(claimed.Message);
    }

    /// <summary>What was claimed.</summary>
    public async Task<IReadOnlyList<Message>> DeliverDueAsync()
    {
        var claimed = await ClaimAsync();
        foreach (var one in claimed)
        {
            await DeliverAsync(one);
        }

        return [.. claimed.Select(c => c.Message)];
    }

    /// <summary>Delivery as it runs in a portal, until it is told to stop.</summary>
    public Task RunAsync(CancellationToken stoppingToken) => _parts.Loop.RunAsync(stoppingToken);

    /// <summary>What another portal does about claims that it has looked at for three minutes.</summary>
    public async Task EndLostLeasesAsync()
    {
        var other = NewPortal();
        await other.Leases.EndAsync(Token);
        Clock.Advance(TimeSpan.FromMinutes(3));
        await other.Leases.EndAsync(Token);
    }

    public async Task FollowAsync()
    {
        await _parts.Follow.RoundAsync(Token);
        await _parts.Follow.QuietAsync();
    }

    public Task<Message> ReadAsync(Guid id) =>
        _store.Database.ReadAsync((context, token) => context.Messages.SingleAsync(m => m.Id == id, token), Token);

    public async Task<MessageState> StateAsync(Guid id) => (await ReadAsync(id)).State;

    public Task<List<MessageState>> LifeAsync(Guid id) =>
        _store.Database.ReadAsync(
            (context, token) => context.MessageEvents.Where(e => e.MessageId == id).OrderBy(e => e.Number).Select(e => e.State).ToListAsync(token), Token);

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
