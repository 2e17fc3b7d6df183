using Portal.Services.Presence;
using Portal.Tests.Support;

namespace Portal.Tests.Storage;

/// <summary>Who is at a contact is seen over all portals, and those of a portal that was killed are gone soon.</summary>
public sealed class PresenceBetweenNodesTests : IAsyncLifetime
{
    private readonly FakeHighLevel _service = new();
    private PostgresTestDatabase? _store;

    private PostgresTestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _store = await PostgresTestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task Who_comes_writes_and_goes_at_one_portal_does_so_at_the_other()
    {
        await using var first = await NodeUnderTest.StartAsync(Store, _service);
        await using var second = await NodeUnderTest.StartAsync(Store, _service);
        var (maya, ben, window) = (Some.Staff(), Some.Staff("Ben"), new PresenceWindow());
        async Task<Doing> SeenAsync() =>
            (await second.Of<PresenceService>().ColleaguesAsync(maya, TestContext.Current.CancellationToken)).GetValueOrDefault("contact1")?.SingleOrDefault()?.Doing ?? Doing.Nothing;

        foreach (var doing in new[] { Doing.Looking, Doing.Writing, Doing.Looking, Doing.Nothing })
        {
            first.Of<PresenceService>().Say(ben, window, "contact1", doing);
            await Eventually.BeTrueAsync(async () => await SeenAsync() == doing);
        }
    }

    [Fact]
    public async Task Those_of_a_portal_that_was_killed_are_gone_within_half_a_minute()
    {
        await using var second = await NodeUnderTest.StartAsync(Store, _service);
        var (maya, ben) = (Some.Staff(), Some.Staff("Ben"));
        var board = second.Of<PresenceBoard>();
        await using (var first = await NodeUnderTest.StartAsync(Store, _service))
        {
            first.Of<PresenceService>().Say(ben, new PresenceWindow(), "contact1", Doing.Writing);
            await Eventually.BeTrueAsync(() => board.In(maya.LocationId).Count == 1);
            await first.DieAsync();
        }

        await Eventually.BeTrueAsync(() => board.In(maya.LocationId).Count == 0);
    }
}
