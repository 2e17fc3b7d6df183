using System.Collections.Concurrent;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Tests.Support;

namespace Portal.Tests.Storage;

/// <summary>What one of several portals changes reaches the others, even where their connection was broken.</summary>
public sealed class NewsBetweenNodesTests : IAsyncLifetime
{
    private readonly FakeHighLevel _service = new();
    private PostgresTestDatabase? _store;

    private PostgresTestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _store = await PostgresTestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

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
    public async Task What_HighLevel_tells_one_portal_wakes_the_pages_of_the_other()
    {
        await using var first = await NodeUnderTest.StartAsync(Store, _service);
        await using var second = await NodeUnderTest.StartAsync(Store, _service);
        var (heard, here) = (new ConcurrentQueue<ServiceNewsItem>(), new ConcurrentQueue<ServiceNewsItem>());
        second.Of<ServiceNews>().Told += heard.Enqueue;
        first.Of<ServiceNews>().Told += here.Enqueue;
        ServiceNewsItem[] told = [new(Some.Location, "contact1", ServiceNewsKind.Messages), new(Some.Location, null, ServiceNewsKind.Contact), new(Some.Location, null, ServiceNewsKind.Connection)];

        Array.ForEach(told, first.Of<ServiceNews>().Publish);

        await Eventually.BeTrueAsync(() => heard.Count >= told.Length);
        Assert.Equal(told, heard.OrderBy(item => item.Kind));
        Assert.Equal(told, here); // nothing comes back
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
}
