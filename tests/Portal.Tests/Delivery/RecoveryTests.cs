using Portal.Services.Messages;
using Portal.Tests.Support;

namespace Portal.Tests.Delivery;

public class RecoveryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_killed_portal_was_sending_is_looked_for_at_the_next_start()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await portal.WriteAsync();
        await portal.ClaimAsync();

        await portal.NewPortal().Recovery.PutInOrderAsync(Token);

        Assert.Equal(MessageState.Unknown, await portal.StateAsync(id));
        await portal.DeliverDueAsync();
        Assert.Empty(portal.Service.Sent);
    }

    [Fact]
    public async Task After_a_long_stop_what_is_little_late_goes_out_and_the_rest_is_held_and_not_burst_out()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var late = await portal.WriteAsync(Some.Command("contact1"));
        portal.Clock.Advance(TimeSpan.FromHours(3));
        var little = await portal.WriteAsync(Some.Command("contact2"));
        portal.Clock.Advance(TimeSpan.FromMinutes(14));

        await portal.NewPortal().Recovery.PutInOrderAsync(Token);
        await portal.DeliverDueAsync();

        var held = await portal.ReadAsync(late);
        Assert.Equal((MessageState.Held, HoldKind.Missed, "Its time passed 3 hours ago, while the portal was not running."), (held.State, held.HeldBecause, held.Reason));
        Assert.Equal(MessageState.Accepted, await portal.StateAsync(little));
    }

    [Fact]
    public async Task A_portal_that_was_only_asleep_notices_it()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        await portal.Recovery.PutInOrderAsync(Token);
        var id = await portal.WriteAsync();

        portal.Clock.Advance(TimeSpan.FromMinutes(20));
        await portal.Recovery.PutInOrderAsync(Token);

        Assert.Equal(HoldKind.Missed, (await portal.ReadAsync(id)).HeldBecause);
    }

    [Fact]
    public async Task What_waited_before_a_restart_goes_on_waiting_after_it()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Limits.Note(new Portal.Services.HighLevel.RateLimit(Some.Location, 25, 25, TimeSpan.FromSeconds(10), 10_000, 1_000, portal.Clock.GetUtcNow()));
        var id = await portal.WriteAsync();
        for (var minute = 0; minute < 60; minute++)
        {
            await portal.Recovery.PutInOrderAsync(Token);
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        portal.Clock.Advance(TimeSpan.FromMinutes(5)); // the portal is stopped, and started again
        await portal.NewPortal().Recovery.PutInOrderAsync(Token);

        Assert.Equal(MessageState.Scheduled, await portal.StateAsync(id));
        portal.Clock.Advance(TimeSpan.FromMinutes(20)); // a stop in which something can have been missed
        await portal.NewPortal().Recovery.PutInOrderAsync(Token);
        Assert.Equal(HoldKind.Missed, (await portal.ReadAsync(id)).HeldBecause);
    }

    [Fact]
    public async Task Nor_is_what_waits_missed_by_a_portal_that_slept_for_a_few_minutes()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await portal.WriteAsync();
        for (var minute = 0; minute < 60; minute += 5)
        {
            await portal.Recovery.PutInOrderAsync(Token);
            portal.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(MessageState.Scheduled, await portal.StateAsync(id));
    }

    [Fact]
    public async Task A_queue_that_is_merely_long_is_not_late()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await portal.WriteAsync();
        for (var i = 0; i < 60; i++)
        {
            await portal.Recovery.PutInOrderAsync(Token);
            portal.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(MessageState.Scheduled, await portal.StateAsync(id));
    }

    [Fact]
    public async Task A_held_message_goes_out_when_a_person_says_so()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await portal.WriteAsync();
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.NewPortal().Recovery.PutInOrderAsync(Token);

        Assert.IsType<ActionResult.Done>(await portal.Actions().TryAgainAsync(portal.Maya, id, Token));
        await portal.DeliverDueAsync();

        Assert.Equal(MessageState.Accepted, await portal.StateAsync(id));
    }
}
