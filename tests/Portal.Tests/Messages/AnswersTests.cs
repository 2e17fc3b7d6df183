using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.Responses;
using Portal.Services.Scheduling;
using Portal.Services.SubAccounts;
using Portal.Tests.Delivery;
using Portal.Tests.Support;

namespace Portal.Tests.Messages;

/// <summary>What is known of the contact's waiting when a message is written stays with it.</summary>
public class AnswersTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_to_a_contact_who_waits_is_an_answer_with_the_working_time_that_they_waited()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        Waits(portal, since: portal.Clock.Now.AddHours(-20)); // Sunday afternoon; work began an hour ago

        var message = await portal.ReadAsync(await portal.WriteAsync());

        Assert.Equal((portal.Clock.Now.AddHours(-20), 60), (message.AnswersSince, message.ResponseMinutes));
    }

    [Fact]
    public async Task To_who_waits_for_nothing_and_to_whom_nobody_has_looked_at_it_is_none()
    {
        await using var portal = await DeliveryFixture.CreateAsync();

        Assert.Null((await portal.ReadAsync(await portal.WriteAsync())).ResponseMinutes);
    }

    [Fact]
    public async Task Only_the_first_is_an_answer_until_the_contact_writes_again()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        Waits(portal, since: portal.Clock.Now.AddMinutes(-10));

        var first = await portal.WriteAsync();
        var second = await portal.WriteAsync();
        await portal.DeliverDueAsync();
        var third = await portal.WriteAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        Waits(portal, since: portal.Clock.Now.AddMinutes(-3));
        var fourth = await portal.WriteAsync();

        Assert.Equal([10, null, null, 3], await MinutesAsync(portal, first, second, third, fourth));
    }

    [Fact]
    public async Task After_one_that_was_undone_or_refused_the_next_is_the_answer()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        Waits(portal, since: portal.Clock.Now.AddMinutes(-10));
        var undone = await portal.WriteAsync();
        await portal.Actions().TakeBackAsync(portal.Maya, undone, Token);

        portal.Service.Answer = _ => FakeHighLevel.Refused();
        var refused = await portal.WriteAsync();
        await portal.DeliverDueAsync();
        var answer = await portal.WriteAsync();

        Assert.Equal([10, 10], await MinutesAsync(portal, refused, answer));
        Assert.Equal(MessageState.Refused, await portal.StateAsync(refused));
    }

    [Fact]
    public async Task A_message_that_is_planned_for_later_keeps_nobody_from_answering_now()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        Waits(portal, since: portal.Clock.Now.AddMinutes(-10));
        var planned = await portal.WriteAsync(Some.Command() with { Plan = new SendPlan(portal.Clock.Now.AddHours(1), "2026-03-02T04:00", "America/Chicago", OnlyIfUnanswered: false, HeldByService: false) });

        var answer = await portal.WriteAsync();

        Assert.Equal([null, 10], await MinutesAsync(portal, planned, answer));
    }

    [Fact]
    public void Other_working_hours_hold_from_then_on()
    {
        var clock = new TestClock();
        var subAccounts = new SubAccountsOptions { [Some.Location] = new() { Name = "Harbour Dental", TimeZone = "Europe/Berlin", WorkingHours = "Mon-Sun 00:00-24:00" } };
        var responses = new ResponseClock(new SeenWaits(Some.SubAccounts(subAccounts: subAccounts), clock), Some.SubAccounts(subAccounts: subAccounts));

        Assert.Equal(new Response(clock.Now.AddHours(-20), 1200), responses.Of(Some.Location, clock.Now.AddHours(-20), clock.Now));
        Assert.NotNull(WorkingHours.Find(new SubAccountOptions().WorkingHours));
    }

    private static void Waits(DeliveryFixture portal, DateTime since) =>
        portal.Waits.Note(Some.Location, "contact1", [new ServiceMessage { Id = $"in{since.Ticks}", MessageType = "TYPE_SMS", DateAdded = since, IsInbound = true }], areAll: true);

    private static async Task<List<int?>> MinutesAsync(DeliveryFixture portal, params Guid[] ids)
    {
        var minutes = new List<int?>();
        foreach (var id in ids)
        {
            minutes.Add((await portal.ReadAsync(id)).ResponseMinutes);
        }

        return minutes;
    }
}
