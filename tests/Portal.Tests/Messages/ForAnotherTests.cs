using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Delivery;
using Portal.Tests.Support;

namespace Portal.Tests.Messages;

/// <summary>What a manager does with somebody else's message stands in the audit, with whose it was and nothing of what it says.</summary>
public class ForAnotherTests
{
    private readonly Caller _mina = Some.Manager();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sending_now_undoing_that_and_taking_back_are_audited_with_whose_message_it_was()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Undo.Seconds = 10;
        var id = await PlannedAsync(portal);

        var letGo = Assert.IsType<ActionResult.Done>(await portal.Actions().SendNowAsync(_mina, id, Token)).LetGo;
        portal.Clock.Advance(TimeSpan.FromMilliseconds(10)); // so that the entries have an order
        await portal.Actions().UndoAsync(_mina, letGo ?? throw new InvalidOperationException("It can't be undone."), Token);
        portal.Clock.Advance(TimeSpan.FromMilliseconds(10));
        await portal.Actions().TakeBackAsync(_mina, id, Token);

        Assert.Equal(
            [
                ("sent-for-another", "Pressed “Send now” on a message by Maya."),
                ("cancelled-for-another", "Undid the sending of a message by Maya."),
                ("cancelled-for-another", "Took back a message by Maya."),
            ],
            await AuditAsync(portal));
    }

    [Fact]
    public async Task Trying_again_is_audited_too()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Answer = _ => FakeHighLevel.Refused();
        var id = await portal.WriteAsync();
        await portal.DeliverDueAsync();

        var done = await portal.Actions().TryAgainAsync(_mina, id, Token);

        Assert.Equal(done is ActionResult.Done ? [("sent-for-another", "Pressed “Try again” on a message by Maya.")] : [], await AuditAsync(portal));
        Assert.IsType<ActionResult.Done>(done);
    }

    [Fact]
    public async Task What_was_too_late_and_what_is_ones_own_is_not()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await PlannedAsync(portal);
        await portal.Actions().SendNowAsync(portal.Maya, id, Token);

        await portal.Actions().SendNowAsync(_mina, id, Token);

        Assert.Empty(await AuditAsync(portal));
    }

    private static Task<Guid> PlannedAsync(DeliveryFixture portal) =>
        portal.WriteAsync(Some.Command() with { Plan = new SendPlan(portal.Clock.Now.AddHours(1), "2026-03-02T10:00", "UTC", OnlyIfUnanswered: false, HeldByService: false) });

    private static Task<List<ValueTuple<string, string>>> AuditAsync(DeliveryFixture portal) => portal.Database.ReadAsync(
        (context, token) => context.Audit.OrderBy(e => e.Id).Select(e => new ValueTuple<string, string>(e.Action, e.Detail)).ToListAsync(token), Token);
}
