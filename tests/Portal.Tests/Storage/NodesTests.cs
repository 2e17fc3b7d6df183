using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Storage;

/// <summary>What several portals know of each other.</summary>
public sealed class NodesTests : IAsyncLifetime
{
    private readonly FakeHighLevel _service = new();
    private PostgresTestDatabase? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PostgresTestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _store = await PostgresTestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

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
}
