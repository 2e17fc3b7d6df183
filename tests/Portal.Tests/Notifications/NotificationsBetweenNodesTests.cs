using System.Collections.Concurrent;
using Portal.Services.Notifications;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Notifications;

/// <summary>A person's open pages hear of it on whichever portal they are, even where the connection between the portals was broken.</summary>
public sealed class NotificationsBetweenNodesTests : IAsyncLifetime
{
    private readonly FakeHighLevel _service = new();
    private readonly Caller _maya = Some.Staff();
    private PostgresTestDatabase? _store;

    private PostgresTestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await PostgresTestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_told_on_one_portal_reaches_the_pages_of_the_other(bool isBroken)
    {
        await using var first = await NodeUnderTest.StartAsync(Store, _service);
        await using var second = await NodeUnderTest.StartAsync(Store, _service);
        var heard = new ConcurrentQueue<NotificationChange>();
        second.Of<NotificationChanges>().Changed += heard.Enqueue;
        await (isBroken ? second.BreakConnectionsAsync() : Task.CompletedTask);

        await first.Of<Database>().WriteAsync(
            async (context, token) =>
            {
                first.Of<NotificationBox>().Add(context, new NotificationRecord(NotificationKind.Assigned, Some.Location, _maya.PersonId, "contact1", "Ana Ruiz") { ActorName = "Mina" });
                await context.SaveChangesAsync(token);
            },
            Token);

        await Eventually.BeTrueAsync(() => heard.Contains(new NotificationChange(Some.Location, _maya.PersonId)));
        Assert.Equal("Ana Ruiz", Assert.Single(await second.Of<NotificationReading>().NewAsync(_maya, Token)).ContactName);
    }
}
