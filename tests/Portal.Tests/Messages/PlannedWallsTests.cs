using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Services.Messages;
using Portal.Tests.Support;

namespace Portal.Tests.Messages;

[TimeBound]
public sealed class PlannedWallsTests : IAsyncLifetime
{
    private static readonly DateTime Nine = new(2026, 3, 3, 15, 0, 0, DateTimeKind.Utc);

    private readonly TestClock _clock = new();
    private TestDatabase? _store;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _store = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task What_was_planned_by_older_rules_of_its_zone_keeps_its_wall_and_says_that_it_moved()
    {
        var message = await PlanAsync(Nine.AddHours(1));

        await StartAsync();

        var moved = await FindAsync(message);
        Assert.Equal((Nine, Nine, "2026-03-03T09:00"), (moved.DueAt, moved.Plan!.At, moved.Plan.Wall));
        Assert.Contains("Moved, because the clocks of its zone have changed", await EventsAsync(message));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(42)] // which the wall doesn't tell: moving it there would send it early
    public async Task What_stands_as_it_should_is_left_alone(int seconds)
    {
        var message = await PlanAsync(Nine.AddSeconds(seconds));

        await StartAsync();

        Assert.Equal(1, (await FindAsync(message)).Version);
    }

    [Fact]
    public async Task What_is_on_its_way_is_left_alone()
    {
        var message = await PlanAsync(Nine.AddHours(1));
        await Store.Database.WriteAsync(
            (context, token) => context.Messages.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Sending), token),
            TestContext.Current.CancellationToken);

        await StartAsync();

        Assert.Equal(Nine.AddHours(1), (await FindAsync(message)).DueAt);
    }

    private Task StartAsync() => new PlannedWalls(Store.Database, _clock, NullLogger<PlannedWalls>.Instance).StartAsync(TestContext.Current.CancellationToken);

    private async Task<Guid> PlanAsync(DateTime at)
    {
        var command = Some.Command() with { Plan = new SendPlan(at, "2026-03-03T09:00", "America/Chicago", OnlyIfUnanswered: false, HeldByService: false) };
        var stored = await Some.Ledger(Store.Database, _clock).SendAsync(Some.Staff(), command, TestContext.Current.CancellationToken);
        return Assert.IsType<SendResult.Stored>(stored).MessageId;
    }

    private Task<Message> FindAsync(Guid id) => Store.Database.ReadAsync((context, token) => context.Messages.SingleAsync(m => m.Id == id, token), TestContext.Current.CancellationToken);

    private Task<List<string>> EventsAsync(Guid id) =>
        Store.Database.ReadAsync((context, token) => context.MessageEvents.Where(e => e.MessageId == id).Select(e => e.What).ToListAsync(token), TestContext.Current.CancellationToken);
}
