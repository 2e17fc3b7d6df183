using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.Storage.Postgres;
using Portal.Tests.Support;

namespace Portal.Tests.Storage;

/// <summary>What several portals send together.</summary>
public sealed class DeliveryByNodesTests : IAsyncLifetime
{
    private readonly FakeHighLevel _service = new();
    private PostgresTestDatabase? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PostgresTestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _store = await PostgresTestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task Two_portals_send_each_message_once_and_stay_within_the_limit_together()
    {
        var arrivals = new ConcurrentQueue<(string LocationId, long At)>();
        _service.Answer = request =>
        {
            arrivals.Enqueue((request.ContactId.Split(' ')[0], TimeProvider.System.GetTimestamp()));
            return new SendOutcome.Accepted($"{Guid.CreateVersion7()}", null, null, [], null, null);
        };
        await using var first = await NodeUnderTest.StartAsync(Store, _service);
        await WriteAsync(first, 0, 80); // it uses all of the limit when the other comes
        await Eventually.BeTrueAsync(() => _service.Sent.Count > 20);
        await using var second = await NodeUnderTest.StartAsync(Store, _service);

        await WriteAsync(second, 80, 120);
        await Eventually.BeTrueAsync(async () => await CountAsync(MessageState.Accepted) == 200);

        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"text {i}").Order(), _service.Sent.Select(s => s.Message).Order());
        Assert.Equal((2, 2), (first.Sharers, second.Sharers));
        Assert.All(arrivals.GroupBy(a => a.LocationId), account => Assert.InRange(MostInOneSecond([.. account.Select(a => a.At).Order()]), 1, NodeUnderTest.Limit));
    }

    [Fact]
    public async Task What_a_portal_was_sending_when_it_died_is_read_back_by_another_and_not_sent_again()
    {
        _service.Rows = _ => new ServiceAnswer<ServiceMessagePage>.Found(new ServiceMessagePage([Shown("text 0")], null, HasOlder: false));
        _service.Gate = new TaskCompletionSource().Task;
        await using var dying = await NodeUnderTest.StartAsync(Store, _service);
        await WriteAsync(dying, 0, 1);
        await Eventually.BeTrueAsync(() => _service.Sent.Count == 1);
        await using var living = await NodeUnderTest.StartAsync(Store, _service);
        await Eventually.BeTrueAsync(() => living.Sharers == 2);

        await dying.DieAsync();
        await Eventually.BeTrueAsync(async () => await CountAsync(MessageState.Accepted) == 1);

        Assert.Single(_service.Sent);
        Assert.Equal(
            [MessageState.Scheduled, MessageState.Sending, MessageState.Unknown, MessageState.Accepted],
            await Store.Database.ReadAsync((context, token) => context.MessageEvents.OrderBy(e => e.Number).Select(e => e.State).ToListAsync(token), Token));
    }

    [Fact]
    public async Task After_a_time_without_any_portal_the_first_one_holds_what_is_too_late()
    {
        await Store.AddAsync(Some.Message(dueAt: TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-3)));

        await using var first = await NodeUnderTest.StartAsync(Store, _service);

        await Eventually.BeTrueAsync(async () => await CountAsync(MessageState.Held) == 1);
        Assert.Empty(_service.Sent);
    }

    [Fact]
    public async Task A_long_queue_of_others_is_not_held_by_a_portal_that_joins_them()
    {
        _service.Gate = new TaskCompletionSource().Task;
        await using var first = await NodeUnderTest.StartAsync(Store, _service);
        await Eventually.BeTrueAsync(() => Store.Database.Nodes.HaveOthersLookedAfterAsync(Token));
        var late = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-3);
        await Store.AddAsync([.. Enumerable.Range(0, 40).Select(i => Some.Message(dueAt: late, contactId: $"contact{i}"))]);

        await using var second = await NodeUnderTest.StartAsync(Store, _service);
        await Eventually.BeTrueAsync(() => Store.Database.ReadAsync((context, token) => ((PostgresDbContext)context).Nodes.AllAsync(n => n.LooksAfter, token), Token));

        Assert.Equal(0, await CountAsync(MessageState.Held));
    }

    private static async Task WriteAsync(NodeUnderTest node, int from, int count)
    {
        string[] locations = [Some.Location, Some.OtherLocation, NodeUnderTest.ThirdLocation];
        await Task.WhenAll(Enumerable.Range(from, count).Select(async i =>
        {
            var location = locations[i % 3];
            Assert.IsType<SendResult.Stored>(await node.Of<MessageLedger>().SendAsync(Some.Staff(location: location), Some.Command($"{location} {i}", Channel.Sms, Some.Text($"text {i}")), Token));
        }));
    }

    private static ServiceMessage Shown(string body) => new()
    {
        Id = "shown1",
        MessageType = "TYPE_SMS",
        DateAdded = TimeProvider.System.GetUtcNow().UtcDateTime,
        IsInbound = false,
        Source = "api",
        Status = "sent",
        Body = body,
    };

    private static int MostInOneSecond(long[] times)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < times.Length; last++)
        {
            while (TimeProvider.System.GetElapsedTime(times[first], times[last]) >= TimeSpan.FromSeconds(1))
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    private Task<int> CountAsync(MessageState state) =>
        Store.Database.ReadAsync((context, token) => context.Messages.CountAsync(m => m.State == state, token), Token);
}
