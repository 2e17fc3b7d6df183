using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Services.Composing;
using Portal.Services.Delivery;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Support;

namespace Portal.Tests.Delivery;

/// <summary>The real delivery on a real database, with a service and a clock that the test owns; one round at a time.</summary>
internal sealed class DeliveryFixture : IAsyncDisposable
{
    private readonly TestDatabase _store;
    private readonly IOptions<DeliveryOptions> _options = Options.Create(new DeliveryOptions());

    private DeliveryFixture(TestDatabase store)
    {
        _store = store;
        Pauses = new ServicePauses(Clock);
        Ledger = Some.Ledger(store.Database, Clock, Changes);
    }

    public TestClock Clock { get; } = new();

    public FakeHighLevel Service { get; } = new();

    public FakeTokens Tokens { get; } = new();

    public MessageChanges Changes { get; } = new();

    public MessageLedger Ledger { get; }

    public Caller Maya { get; } = Some.Staff();

    private ServicePauses Pauses { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<DeliveryFixture> CreateAsync() => new(await TestDatabase.CreateAsync());

    public async Task<Guid> WriteAsync(SendCommand? command = null) =>
        Assert.IsType<SendResult.Stored>(await Ledger.SendAsync(Maya, command ?? Some.Command(), Token)).MessageId;

    /// <summary>What another worker, perhaps in another process, would claim now.</summary>
    public Task<IReadOnlyList<Message>> ClaimAsync(int limit = 100) =>
        new DeliveryClaims(_store.Database, Changes, Pauses, _options, Clock).TakeAsync(limit, Token);

    public async Task DeliverAsync(Message claimed)
    {
        var sender = new MessageSender(Service, Tokens, Pauses, Options.Create(new SendingRulesOptions()));
        var recorder = new AttemptRecorder(Stepping, new RetryDelay(new Random(1)), _options, Clock, NullLogger<AttemptRecorder>.Instance);
        await new MessageDelivery(sender, recorder, NullLogger<MessageDelivery>.Instance).DeliverAsync(claimed);
    }

    public async Task DeliverDueAsync()
    {
        foreach (var message in await ClaimAsync())
        {
            await DeliverAsync(message);
        }
    }

    public Task<int> EndLostLeasesAsync() => new LostLeases(_store.Database, Stepping, Clock).EndAsync(Token);

    public Task<int> FollowAsync() =>
        new StatusFollower(_store.Database, Stepping, Service, Tokens, Pauses, _options, Clock).FollowAsync(Token);

    public Task<Message> ReadAsync(Guid id) =>
        _store.Database.ReadAsync((context, token) => context.Messages.SingleAsync(m => m.Id == id, token), Token);

    public async Task<MessageState> StateAsync(Guid id) => (await ReadAsync(id)).State;

    public Task<List<MessageState>> LifeAsync(Guid id) =>
        _store.Database.ReadAsync(
            (context, token) => context.MessageEvents.Where(e => e.MessageId == id).OrderBy(e => e.Number).Select(e => e.State).ToListAsync(token), Token);

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private MessageStepping Stepping => new(_store.Database, Changes);
}
