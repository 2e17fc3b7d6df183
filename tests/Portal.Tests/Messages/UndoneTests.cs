using Microsoft.EntityFrameworkCore;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.Storage.Sqlite;
using Portal.Tests.Delivery;
using Portal.Tests.Support;
using Portal.Web.Features.History;

namespace Portal.Tests.Messages;

/// <summary>Undone is what was taken back in the seconds after it had been sent; anything later is called off.</summary>
public class UndoneTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Taken_back_in_the_time_to_undo_it_is_undone_and_later_or_from_a_plan_it_is_called_off()
    {
        await using var portal = await CreateAsync();

        var (undone, calledOff, planned) = await TakeThreeBackAsync(portal);

        Assert.Equal([true, false, false], await AreUndoneAsync(portal, undone, calledOff, planned));
        Assert.Equal((1, 3), await FiguresAsync(portal));
    }

    [Fact]
    public async Task Another_try_that_was_undone_is_undone_and_what_was_let_go_early_and_undone_is_not_taken_back_at_all()
    {
        await using var portal = await CreateAsync();
        portal.Service.Answer = _ => FakeHighLevel.Refused();
        var refused = await portal.WriteAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.DeliverDueAsync();
        var again = Assert.IsType<ActionResult.Done>(await portal.Actions().TryAgainAsync(portal.Maya, refused, Token));
        var planned = await portal.WriteAsync(Planned(portal));
        var letGo = Assert.IsType<ActionResult.Done>(await portal.Actions().SendNowAsync(portal.Maya, planned, Token));

        await portal.Actions().UndoAsync(portal.Maya, again.LetGo ?? throw new InvalidOperationException(), Token);
        await portal.Actions().UndoAsync(portal.Maya, letGo.LetGo ?? throw new InvalidOperationException(), Token);

        Assert.Equal([true, false], await AreUndoneAsync(portal, again.MessageId, planned));
        Assert.Equal((1, 1), await FiguresAsync(portal));
    }

    [Fact]
    public async Task The_history_tells_them_apart()
    {
        await using var portal = await CreateAsync();
        var (undone, calledOff, planned) = await TakeThreeBackAsync(portal);
        var sent = await portal.WriteAsync(Some.Command("contact9"));

        Assert.Equal([undone], await FindAsync(portal, "undone"));
        Assert.Equal([planned, calledOff], await FindAsync(portal, "called-off"));
        Assert.Equal([planned, calledOff, undone], await FindAsync(portal, "taken-back"));
        Assert.Equal([planned, calledOff, undone], await FindAsync(portal, "undone,called-off"));
        Assert.Equal([sent, undone], await FindAsync(portal, "scheduled,undone"));
    }

    [Fact]
    public async Task Of_what_was_taken_back_before_that_was_kept_its_events_tell_the_same()
    {
        await using var portal = await CreateAsync();
        await TakeThreeBackAsync(portal);
        var kept = await AllAsync(portal);
        await portal.Database.WriteAsync(
            async (context, token) =>
            {
                await context.Messages.ExecuteUpdateAsync(m => m.SetProperty(x => x.IsUndone, false), token);
                await context.MessageTallies.ExecuteUpdateAsync(t => t.SetProperty(x => x.Undone, 0), token);
            },
            Token);
        Assert.DoesNotContain(true, (await AllAsync(portal)).Values);

        await portal.Database.WriteAsync(
            async (context, token) =>
            {
                var isSqlite = context is SqliteDbContext;
                await context.Database.ExecuteSqlRawAsync(isSqlite ? UndoneBefore.Messages : Portal.Services.Storage.Postgres.UndoneBefore.Messages, token);
                await context.Database.ExecuteSqlRawAsync(isSqlite ? UndoneBefore.Tallies : Portal.Services.Storage.Postgres.UndoneBefore.Tallies, token);
            },
            Token);

        Assert.Equal(kept, await AllAsync(portal));
        Assert.Equal((1, 3), await FiguresAsync(portal));
    }

    private static async Task<DeliveryFixture> CreateAsync()
    {
        var portal = await DeliveryFixture.CreateAsync();
        portal.Undo.Seconds = 5;
        return portal;
    }

    private static async Task<(Guid Undone, Guid CalledOff, Guid Planned)> TakeThreeBackAsync(DeliveryFixture portal)
    {
        var ledger = Some.Ledger(portal.Database, portal.Clock, undoSeconds: 5);
        var undone = await WriteAsync("contact1");
        portal.Clock.Advance(TimeSpan.FromSeconds(5.5));
        await portal.Actions().TakeBackAsync(portal.Maya, undone, Token);
        var calledOff = await WriteAsync("contact2");
        portal.Clock.Advance(TimeSpan.FromSeconds(7));
        await portal.Actions().TakeBackAsync(portal.Maya, calledOff, Token);
        var planned = await portal.WriteAsync(Planned(portal));
        await portal.Actions().TakeBackAsync(portal.Maya, planned, Token);
        return (undone, calledOff, planned);

        async Task<Guid> WriteAsync(string contact) => Assert.IsType<SendResult.Stored>(await ledger.SendAsync(portal.Maya, Some.Command(contact), Token)).MessageId;
    }

    private static SendCommand Planned(DeliveryFixture portal) =>
        Some.Command("contact3") with { Plan = new SendPlan(portal.Clock.Now.AddHours(1), "2026-03-02T04:00", "America/Chicago", OnlyIfUnanswered: false, HeldByService: false) };

    private static async Task<List<bool>> AreUndoneAsync(DeliveryFixture portal, params Guid[] ids)
    {
        var all = await AllAsync(portal);
        return [.. ids.Select(id => all[id])];
    }

    private static Task<Dictionary<Guid, bool>> AllAsync(DeliveryFixture portal) =>
        portal.Database.ReadAsync((context, token) => context.Messages.ToDictionaryAsync(m => m.Id, m => m.IsUndone, token), Token);

    private static Task<(int Undone, int Cancelled)> FiguresAsync(DeliveryFixture portal) =>
        portal.Database.ReadAsync(async (context, token) => (await context.MessageTallies.SumAsync(t => t.Undone, token), await context.MessageTallies.SumAsync(t => t.Cancelled, token)), Token);

    private static async Task<List<Guid>> FindAsync(DeliveryFixture portal, string state)
    {
        var query = new HistoryAddress { State = state }.Query(Portal.Services.Scheduling.WallZone.Utc, Some.Rules);
        return [.. (await new HistoryService(portal.Database).SearchAsync(portal.Maya, query, Token)).Rows.Select(row => row.MessageId)];
    }
}
