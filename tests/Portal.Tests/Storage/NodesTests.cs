using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.Storage;
using Portal.Services.Storage.Postgres;
using Portal.Tests.Support;

namespace Portal.Tests.Storage;

public sealed class NodesTests : IAsyncLifetime
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
    public async Task Who_starts_after_the_only_other_portal_died_waits_for_what_that_one_used_and_hardly_longer()
    {
        var dying = await NodeUnderTest.StartAsync(Store, _service);
        await Eventually.BeTrueAsync(() => dying.Sharers == 1);
        var died = TimeProvider.System.GetTimestamp();
        await dying.DieAsync();

        await using var next = await NodeUnderTest.StartAsync(Store, _service);
        await Eventually.BeTrueAsync(() => next.Sharers == 1);

        Assert.InRange(TimeProvider.System.GetElapsedTime(died), next.Of<Database>().Nodes.CountsFor, TimeSpan.FromSeconds(9)); // by its last heartbeat alone it would count for eleven
        await dying.DisposeAsync();
    }

    [Fact]
    public async Task A_portal_knows_whether_others_live_and_have_looked_after_what_is_due()
    {
        var me = Store.NewDatabase().Nodes;
        Assert.Equal((false, false), (await me.AreThereOthersAsync(Token), await me.HaveOthersLookedAfterAsync(Token)));

        var other = await NodeUnderTest.StartAsync(Store, _service);
        await Eventually.BeTrueAsync(() => me.HaveOthersLookedAfterAsync(Token));
        Assert.True(await me.AreThereOthersAsync(Token));
        await other.StopAsync();

        Assert.False(await me.AreThereOthersAsync(Token));
    }

    [Fact]
    public async Task A_portal_that_died_is_known_to_be_dead_within_seconds()
    {
        var me = Store.NewDatabase().Nodes;
        await using var other = await NodeUnderTest.StartAsync(Store, _service);
        Assert.True(await me.AreThereOthersAsync(Token));

        await other.DieAsync();

        await Eventually.BeTrueAsync(async () => !await me.AreThereOthersAsync(Token)); // the server may take a moment to see the connection go
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

    [Fact]
    public async Task What_one_portal_changes_reaches_the_pages_of_the_other()
    {
        await using var first = await NodeUnderTest.StartAsync(Store, _service);
        await using var second = await NodeUnderTest.StartAsync(Store, _service);
        var (messages, drafts, here) = (new ConcurrentQueue<MessageChange>(), new ConcurrentQueue<DraftChange>(), new ConcurrentQueue<MessageChange>());
        second.Of<MessageChanges>().Changed += messages.Enqueue;
        second.Of<DraftChanges>().Changed += drafts.Enqueue;
        first.Of<MessageChanges>().Changed += here.Enqueue;
        var change = new MessageChange(Some.Location, "contact1", Guid.CreateVersion7());
        var draft = new DraftChange(Some.Location, Guid.CreateVersion7(), "contact1");

        first.Of<MessageChanges>().Publish(change);
        first.Of<DraftChanges>().Publish(draft);

        await Eventually.BeTrueAsync(() => messages.Contains(change) && drafts.Contains(draft));
        second.Of<MessageChanges>().Publish(change with { ContactId = "contact2" });
        await Eventually.BeTrueAsync(() => here.Contains(change with { ContactId = "contact2" }));
        Assert.Single(messages, change); // nothing comes back
        Assert.Single(here, change);
    }

    [Fact]
    public async Task What_was_changed_while_the_connection_was_broken_is_found_when_it_is_back()
    {
        await using var node = await NodeUnderTest.StartAsync(Store, _service);
        var heard = new ConcurrentQueue<MessageChange>();
        node.Of<MessageChanges>().Changed += heard.Enqueue;
        _service.Gate = new TaskCompletionSource().Task; // nothing here that it could change itself
        var (maya, at) = (Some.Staff(), TimeProvider.System.GetUtcNow().UtcDateTime);
        var message = Some.Message(maya, at.AddDays(1));

        await node.BreakConnectionsAsync();
        await Store.AddAsync(message, new MessageEvent { Id = Guid.CreateVersion7(), MessageId = message.Id, Number = 1, At = at, State = MessageState.Scheduled, What = "Written" });

        await Eventually.BeTrueAsync(() => heard.Any(c => c.MessageId == message.Id));
        await Eventually.BeTrueAsync(() => node.Sharers == 1);
    }

    [Fact]
    public async Task Drafts_that_were_written_or_taken_away_while_the_connection_was_broken_are_found_when_it_is_back()
    {
        await using var node = await NodeUnderTest.StartAsync(Store, _service);
        var heard = new ConcurrentQueue<DraftChange>();
        node.Of<DraftChanges>().Changed += heard.Enqueue;
        var (written, discarded) = (Draft("contact1"), Draft("contact2"));

        await node.BreakConnectionsAsync();
        await Store.AddAsync(written, DraftRevisions.Of(discarded, RevisionReason.Discarded, TimeProvider.System.GetUtcNow().UtcDateTime));

        await Eventually.BeTrueAsync(() => new[] { written, discarded }.All(d => heard.Contains(new DraftChange(d.LocationId, d.AuthorId, d.ContactId))));
    }

    private static Draft Draft(string contactId) => new()
    {
        Id = Guid.CreateVersion7(),
        LocationId = Some.Location,
        AuthorId = Guid.CreateVersion7(),
        ContactId = contactId,
        ContactName = "Ana Ruiz",
        ChannelKey = Channel.Sms.Key,
        Content = Some.Text("text"),
        Version = 1,
        UpdatedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
    };

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
