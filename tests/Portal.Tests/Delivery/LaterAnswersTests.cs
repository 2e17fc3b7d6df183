using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Tests.Support;

namespace Portal.Tests.Delivery;

/// <summary>What did not go as soon as it was written answers when it goes.</summary>
public class LaterAnswersTests
{
    [Fact]
    public async Task A_planned_message_answers_what_waits_when_it_goes()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        Waits(portal);
        var id = await PlanAsync(portal);
        portal.Clock.Advance(TimeSpan.FromMinutes(50));
        Waits(portal, minutes: 20);
        portal.Clock.Advance(TimeSpan.FromMinutes(10));

        await portal.DeliverDueAsync();

        Assert.Equal((MessageState.Accepted, 30), (await portal.StateAsync(id), (await portal.ReadAsync(id)).ResponseMinutes));
    }

    [Fact]
    public async Task What_the_last_look_reads_of_the_conversation_is_known_then()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var at = portal.Clock.Now.AddMinutes(-5);
        portal.Service.Rows = _ => new ServiceAnswer<ServiceMessagePage>.Found(new ServiceMessagePage([In(at)], null, HasOlder: false));
        var id = await PlanAsync(portal, onlyIfUnanswered: true);
        portal.Clock.Advance(TimeSpan.FromHours(1));

        await portal.DeliverDueAsync();

        Assert.Equal((MessageState.Accepted, 65), (await portal.StateAsync(id), (await portal.ReadAsync(id)).ResponseMinutes));
    }

    [Fact]
    public async Task Where_nobody_has_looked_of_late_it_is_not_known_and_nobody_is_asked_for_it()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        Waits(portal);
        var id = await PlanAsync(portal);
        portal.Service.Rows = _ => throw new InvalidOperationException("A request that nothing else needs.");
        portal.Clock.Advance(TimeSpan.FromHours(1));

        await portal.DeliverDueAsync();

        Assert.Equal((MessageState.Accepted, null), (await portal.StateAsync(id), (await portal.ReadAsync(id)).ResponseMinutes));
    }

    [Fact]
    public async Task It_is_no_answer_where_another_went_before_it()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        Waits(portal);
        var id = await PlanAsync(portal);
        await portal.WriteAsync();
        await portal.DeliverDueAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(55));
        Waits(portal, minutes: 60); // as if the service did not show it yet
        portal.Clock.Advance(TimeSpan.FromMinutes(5));

        await portal.DeliverDueAsync();

        Assert.Equal((MessageState.Accepted, null), (await portal.StateAsync(id), (await portal.ReadAsync(id)).ResponseMinutes));
    }

    [Fact]
    public async Task A_planned_one_that_went_since_the_contact_wrote_is_the_answer_and_the_next_is_none()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        await PlanAsync(portal);
        portal.Clock.Advance(TimeSpan.FromMinutes(55));
        Waits(portal);
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await portal.DeliverDueAsync();

        var next = await portal.WriteAsync();

        Assert.Null((await portal.ReadAsync(next)).ResponseMinutes);
    }

    [Fact]
    public async Task What_HighLevel_holds_until_its_time_is_no_answer_because_nobody_sees_it_go()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        Waits(portal);
        var id = await PlanAsync(portal, byService: true);

        await portal.DeliverDueAsync();

        Assert.Equal((MessageState.ServiceScheduled, null), (await portal.StateAsync(id), (await portal.ReadAsync(id)).ResponseMinutes));
    }

    private static Task<Guid> PlanAsync(DeliveryFixture portal, bool onlyIfUnanswered = false, bool byService = false) =>
        portal.WriteAsync(Some.Command() with { Plan = new SendPlan(portal.Clock.Now.AddHours(1), "2026-03-02T04:00", "America/Chicago", onlyIfUnanswered, byService) });

    private static void Waits(DeliveryFixture portal, int minutes = 1) =>
        portal.Waits.Note(Some.Location, "contact1", [In(portal.Clock.Now.AddMinutes(-minutes))], areAll: true);

    private static ServiceMessage In(DateTime at) => new() { Id = $"in{at.Ticks}", MessageType = "TYPE_SMS", DateAdded = at, IsInbound = true };
}
