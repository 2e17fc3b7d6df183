using Npgsql;
using Portal.Tests.SignIn;
using Portal.Tests.Support;

namespace Portal.Tests.Storage;

/// <summary>What the log of a portal says while its PostgreSQL is away.</summary>
public sealed class AwayTests : IAsyncLifetime
{
    private const string Lost = "The connection to the other portals is lost, because the database can't be reached; nothing is sent until it is back.";
    private const string Back = "The connection to the other portals is back.";

    private readonly LinesOfLog _log = new();
    private PostgresTestDatabase? _store;

    private PostgresTestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _store = await PostgresTestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task A_database_that_is_away_for_seconds_and_comes_back_and_goes_again_is_told_of_once_each_time_and_without_a_stack()
    {
        var direct = new NpgsqlConnectionStringBuilder(Store.ConnectionString);
        using var wire = new BreakableWire(direct.Port);
        wire.Mend();
        direct.Port = wire.Port;
        await using var node = await NodeUnderTest.StartAsync(direct.ToString(), new FakeHighLevel(), _log);
        await Eventually.BeTrueAsync(() => node.Sharers == 1);

        var before = _log.Lines.Count;
        wire.Cut();
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken); // several tries of everything
        Assert.Equal([Lost, "The portal can't store its data, because the database can't be reached. It is not ready until a write works again."], _log.Lines.Skip(before).Order());

        wire.Mend();
        await Eventually.BeTrueAsync(() => _log.Lines.Contains(Back));
        wire.Cut();
        await Eventually.BeTrueAsync(() => _log.Lines.Count(line => line == Lost) == 2);
        Assert.DoesNotContain(_log.Lines, line => line.Contains("   at ", StringComparison.Ordinal));
        wire.Mend();
    }
}
