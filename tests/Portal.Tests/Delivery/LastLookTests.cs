using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Tests.Support;

namespace Portal.Tests.Delivery;

/// <summary>What is planned is checked again at its time.</summary>
public class LastLookTests
{
    [Fact]
    public async Task A_planned_message_goes_out_at_its_time_and_not_before()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await PlanAsync(portal);

        portal.Clock.Advance(TimeSpan.FromMinutes(59));
        await portal.DeliverDueAsync();
        Assert.Empty(portal.Service.Sent);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.DeliverDueAsync();

        Assert.Single(portal.Service.Sent);
        Assert.Equal(MessageState.Accepted, await portal.StateAsync(id));
    }

    [Fact]
    public async Task It_is_held_when_the_contact_has_answered_meanwhile()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await PlanAsync(portal);
        portal.Service.Rows = _ => Page(Inbound("TYPE_EMAIL", portal.Clock.Now.AddMinutes(-1)));

        await DeliverAtItsTimeAsync(portal);

        await AssertHeldAsync(portal, id, HoldKind.Answered, "Ana Ruiz has written since this was planned.");
    }

    [Fact]
    public async Task An_answer_from_before_it_was_planned_and_one_that_does_not_matter_hold_nothing_up()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Rows = _ => Page(Inbound("TYPE_SMS", portal.Clock.Now));
        await PlanAsync(portal, onlyIfUnanswered: false);
        var old = Inbound("TYPE_SMS", portal.Clock.Now);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await PlanAsync(portal, contactId: "contact2");
        portal.Service.Rows = _ => Page(old);

        await DeliverAtItsTimeAsync(portal);

        Assert.Equal(2, portal.Service.Sent.Count);
    }

    [Fact]
    public async Task It_is_held_when_the_contact_no_longer_wants_to_be_disturbed()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await PlanAsync(portal);
        portal.Service.Contact = contact => new ServiceAnswer<ServiceContact>.Found(
            new ServiceContact { Id = contact, LocationId = Some.Location, Name = "Ana Ruiz", Phone = "+13125550100", Dnd = true });

        await DeliverAtItsTimeAsync(portal);

        Assert.Equal((MessageState.Held, HoldKind.ChannelClosed), ((await portal.ReadAsync(id)).State, (await portal.ReadAsync(id)).HeldBecause));
        Assert.Empty(portal.Service.Sent);
    }

    [Theory]
    [InlineData("planned")]
    [InlineData("held")]
    [InlineData("held by the service")]
    [InlineData("refused")]
    [InlineData("may have been sent")]
    public async Task What_a_person_lets_go_later_is_looked_at_as_well(string what)
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await LetGoAsync(portal, what);
        portal.Service.Contact = contact => new ServiceAnswer<ServiceContact>.Found(
            new ServiceContact { Id = contact, LocationId = Some.Location, Name = "Ana Ruiz", Phone = "+13125550100", Dnd = true });
        var sent = portal.Service.Sent.Count;

        await portal.DeliverDueAsync();

        Assert.Equal((MessageState.Held, HoldKind.ChannelClosed), ((await portal.ReadAsync(id)).State, (await portal.ReadAsync(id)).HeldBecause));
        Assert.Equal(sent, portal.Service.Sent.Count);
    }

    [Fact]
    public async Task Send_now_drops_the_condition_and_not_the_look()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await PlanAsync(portal);
        portal.Service.Rows = _ => Page(Inbound("TYPE_SMS", portal.Clock.Now.AddMinutes(1)));
        portal.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.IsType<ActionResult.Done>(await portal.Actions().SendNowAsync(portal.Maya, id, TestContext.Current.CancellationToken));
        await portal.DeliverDueAsync();

        Assert.Equal(MessageState.Accepted, await portal.StateAsync(id));
    }

    [Fact]
    public async Task It_is_held_when_the_sub_account_no_longer_writes_so()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await PlanAsync(portal);
        await portal.Database.WriteAsync( // as when the settings changed after it was planned
            async (context, token) =>
            {
                await context.Messages.ExecuteUpdateAsync(m => m.SetProperty(x => x.ChannelKey, Channel.Custom.Key), token);
                await context.MessageTallies.ExecuteUpdateAsync(t => t.SetProperty(x => x.ChannelKey, Channel.Custom.Key), token);
            },
            TestContext.Current.CancellationToken);

        await DeliverAtItsTimeAsync(portal);

        await AssertHeldAsync(portal, id, HoldKind.NotAllowed, "This sub-account does not write by custom message.");
    }

    [Fact]
    public async Task It_is_held_when_the_contact_belongs_to_another_sub_account()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await PlanAsync(portal);
        portal.Service.Contact = contact => new ServiceAnswer<ServiceContact>.Found(
            new ServiceContact { Id = contact, LocationId = Some.OtherLocation, Name = "Ana Ruiz", Phone = "+13125550100" });

        await DeliverAtItsTimeAsync(portal);

        await AssertHeldAsync(portal, id, HoldKind.ChannelClosed, "HighLevel no longer has Ana Ruiz.");
    }

    [Fact]
    public async Task It_is_held_when_the_window_has_closed()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await PlanAsync(portal, Channel.WhatsApp, onlyIfUnanswered: false);
        portal.Service.Rows = _ => Page(Inbound("TYPE_WHATSAPP", portal.Clock.Now.AddHours(-25)));

        await DeliverAtItsTimeAsync(portal);

        Assert.Equal(HoldKind.ChannelClosed, (await portal.ReadAsync(id)).HeldBecause);
        Assert.Contains("last wrote on WhatsApp", (await portal.ReadAsync(id)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_that_the_service_does_not_show_closes_no_window_and_the_service_judges()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await PlanAsync(portal, Channel.WhatsApp, onlyIfUnanswered: false);
        portal.Service.Rows = _ => new ServiceAnswer<ServiceMessagePage>.Refused(new ServiceRefusal(422, null, "type must be a valid enum value", null));

        await DeliverAtItsTimeAsync(portal);

        Assert.Equal(MessageState.Accepted, await portal.StateAsync(id));
    }

    [Fact]
    public async Task So_many_newer_messages_that_the_window_does_not_show_close_no_window()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await PlanAsync(portal, Channel.WhatsApp, onlyIfUnanswered: false);
        portal.Service.Rows = _ => new ServiceAnswer<ServiceMessagePage>.Found(
            new ServiceMessagePage([.. Enumerable.Range(0, 100).Select(i => Inbound("TYPE_SMS", portal.Clock.Now.AddMinutes(-i)))], "in1", HasOlder: true));

        await DeliverAtItsTimeAsync(portal);

        Assert.Equal(MessageState.Accepted, await portal.StateAsync(id));
    }

    [Fact]
    public async Task Where_nobody_knows_whether_the_contact_has_answered_a_person_decides()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await PlanAsync(portal);
        portal.Service.Rows = _ => new ServiceAnswer<ServiceMessagePage>.Refused(new ServiceRefusal(404, null, "Conversation not found", null));

        await DeliverAtItsTimeAsync(portal);

        await AssertHeldAsync(portal, id, HoldKind.Answered, "It is not known whether Ana Ruiz has answered: HighLevel does not show the conversation. Look there, then decide.");
    }

    [Fact]
    public async Task Where_the_service_does_not_answer_it_waits_and_is_not_sent_unseen()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await PlanAsync(portal);
        portal.Service.Contact = _ => new ServiceAnswer<ServiceContact>.Unavailable("The service could not be reached.");

        await DeliverAtItsTimeAsync(portal);

        Assert.Empty(portal.Service.Sent);
        Assert.Equal(MessageState.Scheduled, await portal.StateAsync(id));
    }

    [Fact]
    public async Task What_was_seen_before_the_machine_slept_is_looked_at_again()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await PlanAsync(portal);
        var looks = 0;
        portal.Service.Rows = _ =>
        {
            portal.Clock.Advance(looks++ == 0 ? TimeSpan.FromMinutes(5) : TimeSpan.Zero);
            return looks == 1 ? Page() : Page(Inbound("TYPE_SMS", portal.Clock.Now.AddMinutes(-1)));
        };

        await DeliverAtItsTimeAsync(portal);

        await AssertHeldAsync(portal, id, HoldKind.Answered, "Ana Ruiz has written since this was planned.");
    }

    [Fact]
    public async Task Where_every_look_takes_too_long_it_waits_and_is_not_sent()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await PlanAsync(portal);
        portal.Service.Rows = _ =>
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(5));
            return Page();
        };

        await DeliverAtItsTimeAsync(portal);

        Assert.Empty(portal.Service.Sent);
        Assert.Equal(MessageState.Scheduled, await portal.StateAsync(id));
    }

    [Fact]
    public async Task What_the_service_is_to_hold_goes_to_it_at_once_with_its_time()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await PlanAsync(portal, byService: true);

        await portal.DeliverDueAsync();

        var at = portal.Clock.Now.AddHours(1);
        Assert.Equal(new DateTimeOffset(at).ToUnixTimeSeconds(), Assert.Single(portal.Service.Sent).ScheduledTimestamp);
        Assert.Equal(MessageState.ServiceScheduled, await portal.StateAsync(id));

        portal.Service.Status = message => FakeHighLevel.Found(message, "delivered");
        portal.Clock.Advance(TimeSpan.FromHours(1.1));
        await portal.FollowAsync();
        Assert.Equal(MessageState.Delivered, await portal.StateAsync(id));
    }

    [Theory]
    [InlineData("SMS", "message1")]
    [InlineData("Email", "email/mail1")]
    public async Task What_the_service_holds_is_taken_back_there_before_it_becomes_a_draft(string channel, string cancelled)
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Answer = _ => new SendOutcome.Accepted("message1", "conversation1", channel == "Email" ? "mail1" : null, [], null, null);
        var id = await PlanAsync(portal, Channel.Of(channel), byService: true);
        await portal.DeliverDueAsync();

        portal.Service.Cancel = _ => new ServiceAnswer<bool>.Refused(new ServiceRefusal(400, null, "Failed cancel the scheduled message", null));
        Assert.IsType<ActionResult.NotGivenBack>(await portal.Actions().TakeBackAsync(portal.Maya, id, TestContext.Current.CancellationToken));
        Assert.Equal(MessageState.ServiceScheduled, await portal.StateAsync(id));

        portal.Service.Cancel = _ => new ServiceAnswer<bool>.Found(true);
        var done = Assert.IsType<ActionResult.Done>(await portal.Actions().TakeBackAsync(portal.Maya, id, TestContext.Current.CancellationToken));
        Assert.NotNull(done.DraftId);
        Assert.Equal(MessageState.Cancelled, await portal.StateAsync(id));
        Assert.Equal([cancelled, cancelled], portal.Service.Cancelled);
    }

    [Fact]
    public async Task What_the_service_holds_is_asked_back_for_nobody_but_its_author_and_the_own_managers()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await PlanAsync(portal, byService: true);
        await portal.DeliverDueAsync();

        foreach (var stranger in new[] { Some.Staff("Jonas"), Some.Manager(Some.OtherLocation), portal.Maya with { LocationId = Some.OtherLocation } })
        {
            Assert.IsType<ActionResult.NotFound>(await portal.Actions().TakeBackAsync(stranger, id, TestContext.Current.CancellationToken));
            Assert.IsType<ActionResult.NotFound>(await portal.Actions().SendNowAsync(stranger, id, TestContext.Current.CancellationToken));
        }

        Assert.Empty(portal.Service.Cancelled);
        Assert.IsType<ActionResult.Done>(await portal.Actions().TakeBackAsync(Some.Manager(), id, TestContext.Current.CancellationToken));
        Assert.Single(portal.Service.Cancelled);
    }

    private static async Task<Guid> LetGoAsync(DeliveryFixture portal, string what)
    {
        var (actions, stop) = (portal.Actions(), TestContext.Current.CancellationToken);
        var id = what is "planned" ? await PlanAsync(portal) : what is "held by the service" ? await PlanAsync(portal, onlyIfUnanswered: false, byService: true) : await portal.WriteAsync();
        MessageState? state = what switch { "held" or "may have been sent" => MessageState.Held, "refused" => MessageState.Refused, _ => null };
        HoldKind? because = what switch { "held" => HoldKind.Missed, "may have been sent" => HoldKind.MayHaveBeenSent, _ => null };
        if (state is { } known)
        {
            await portal.Database.PutAsync(m => m.Id == id, known, because);
        }
        else if (what is "held by the service")
        {
            await portal.DeliverDueAsync();
        }

        var done = what switch
        {
            "refused" => await actions.TryAgainAsync(portal.Maya, id, stop),
            "may have been sent" => await actions.SendAgainAsync(portal.Maya, id, stop),
            _ => await actions.SendNowAsync(portal.Maya, id, stop),
        };
        return Assert.IsType<ActionResult.Done>(done).MessageId;
    }

    private static async Task DeliverAtItsTimeAsync(DeliveryFixture portal)
    {
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.DeliverDueAsync();
    }

    private static Task<Guid> PlanAsync(DeliveryFixture portal, Channel? channel = null, bool onlyIfUnanswered = true, bool byService = false, string contactId = "contact1")
    {
        var at = portal.Clock.Now.AddHours(1);
        return portal.WriteAsync(Some.Command(contactId, channel, channel == Channel.Email ? Some.Text() with { Subject = "Your visit" } : null) with
        {
            Plan = new SendPlan(at, "2026-03-02T04:00", "America/Chicago", onlyIfUnanswered, byService),
        });
    }

    private static ServiceMessage Inbound(string type, DateTime at) => new() { Id = "in1", MessageType = type, DateAdded = at, IsInbound = true, Body = "Yes" };

    private static ServiceAnswer<ServiceMessagePage> Page(params ServiceMessage[] rows) =>
        new ServiceAnswer<ServiceMessagePage>.Found(new ServiceMessagePage(rows, null, HasOlder: false));

    private static async Task AssertHeldAsync(DeliveryFixture portal, Guid id, HoldKind kind, string reason)
    {
        var message = await portal.ReadAsync(id);
        Assert.Equal((MessageState.Held, kind, reason), (message.State, message.HeldBecause, message.Reason));
        Assert.Empty(portal.Service.Sent);
    }
}
