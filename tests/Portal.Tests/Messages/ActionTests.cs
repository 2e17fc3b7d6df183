using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Tests.Delivery;
using Portal.Tests.Support;

namespace Portal.Tests.Messages;

public sealed class ActionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_taken_back_is_never_sent_and_its_text_is_a_draft_again()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await portal.WriteAsync();

        var done = Assert.IsType<ActionResult.Done>(await portal.Actions().TakeBackAsync(portal.Maya, id, Token));
        await portal.DeliverDueAsync();

        Assert.Empty(portal.Service.Sent);
        Assert.NotNull(done.DraftId);
        Assert.Equal([MessageState.Scheduled, MessageState.Cancelled], await portal.LifeAsync(id));
    }

    [Fact]
    public async Task Of_taking_back_and_sending_only_one_happens()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await portal.WriteAsync();
        await portal.ClaimAsync();

        Assert.Equal(new ActionResult.TooLate(MessageState.Sending), await portal.Actions().TakeBackAsync(portal.Maya, id, Token));
        Assert.Equal(new ActionResult.TooLate(MessageState.Sending), await portal.Actions().RescheduleAsync(portal.Maya, id, Plan(portal, 2), Token));
        Assert.Equal(new ActionResult.TooLate(MessageState.Sending), await portal.Actions().SendNowAsync(portal.Maya, id, Token));
    }

    [Fact]
    public async Task Where_another_draft_has_been_begun_the_message_waits_with_its_text()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var first = await portal.WriteAsync(Some.Command(content: Some.Text("first")));
        var second = await portal.WriteAsync(Some.Command(content: Some.Text("second")));
        await portal.Actions().TakeBackAsync(portal.Maya, first, Token);

        Assert.IsType<ActionResult.DraftInTheWay>(await portal.Actions().TakeBackAsync(portal.Maya, second, Token));
        await portal.DeliverDueAsync();

        Assert.Empty(portal.Service.Sent);
        var held = await portal.ReadAsync(second);
        Assert.Equal((MessageState.Held, HoldKind.TakenBack, "second"), (held.State, held.HeldBecause, held.Content.Body));
    }

    [Fact]
    public async Task A_planned_message_can_be_moved_and_hurried()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await portal.WriteAsync(Some.Command() with { Plan = Plan(portal, 1) });

        Assert.IsType<ActionResult.Done>(await portal.Actions().RescheduleAsync(portal.Maya, id, Plan(portal, 3), Token));
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.DeliverDueAsync();
        Assert.Empty(portal.Service.Sent);

        Assert.IsType<ActionResult.Refused>(await portal.Actions().RescheduleAsync(portal.Maya, id, Plan(portal, -1), Token));
        Assert.IsType<ActionResult.Done>(await portal.Actions().SendNowAsync(portal.Maya, id, Token));
        await portal.DeliverDueAsync();
        Assert.Single(portal.Service.Sent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_service_holds_is_given_back_before_it_is_planned_anew_or_sent_now(bool isEmail)
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var first = await HeldByServiceAsync(portal, isEmail);

        var second = Assert.IsType<ActionResult.Done>(await portal.Actions().RescheduleAsync(portal.Maya, first, Plan(portal, 3), Token)).MessageId;
        await portal.DeliverDueAsync();
        Assert.Equal((MessageState.Cancelled, MessageState.ServiceScheduled), (await portal.StateAsync(first), await portal.StateAsync(second)));
        var third = Assert.IsType<ActionResult.Done>(await portal.Actions().SendNowAsync(portal.Maya, second, Token)).MessageId;
        await portal.DeliverDueAsync();

        Assert.Equal((MessageState.Cancelled, MessageState.Accepted), (await portal.StateAsync(second), await portal.StateAsync(third)));
        Assert.Equal(isEmail ? ["email/email1", "email/email2"] : ["message1", "message2"], portal.Service.Cancelled);
        Assert.Equal([1, 3, null], portal.Service.Sent.Select(sent => (sent.ScheduledTimestamp - new DateTimeOffset(portal.Clock.Now).ToUnixTimeSeconds()) / 3600));
    }

    [Fact]
    public async Task Where_it_is_not_known_whether_the_service_gave_it_back_nothing_is_sent_and_that_is_said()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await HeldByServiceAsync(portal);
        portal.Service.Cancel = _ => new ServiceAnswer<bool>.Unavailable("The service took too long to answer.");

        ActionResult[] results =
        [
            await portal.Actions().SendNowAsync(portal.Maya, id, Token),
            await portal.Actions().RescheduleAsync(portal.Maya, id, Plan(portal, 3), Token),
            await portal.Actions().TakeBackAsync(portal.Maya, id, Token),
        ];
        await portal.DeliverDueAsync();

        Assert.All(results, result => Assert.Contains("It is not known whether HighLevel gave it back", Assert.IsType<ActionResult.NotGivenBack>(result).Reason, StringComparison.Ordinal));
        Assert.Equal(MessageState.ServiceScheduled, await portal.StateAsync(id));
        Assert.Single(portal.Service.Sent);
    }

    [Fact]
    public async Task What_is_handed_to_the_service_in_the_same_moment_is_neither_sent_nor_taken_back_beside_it()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await portal.WriteAsync(Some.Command() with { Plan = Plan(portal, 1) with { HeldByService = true } });
        var claimed = Assert.Single(await portal.ClaimAsync());
        var actions = portal.Actions(meanwhile: () => portal.DeliverAsync(claimed));

        Assert.Equal(new ActionResult.TooLate(MessageState.ServiceScheduled), await actions.SendNowAsync(portal.Maya, id, Token));

        Assert.Equal(MessageState.ServiceScheduled, await portal.StateAsync(id));
        Assert.Empty(portal.Service.Cancelled);
    }

    [Fact]
    public async Task A_refused_message_is_tried_again_as_another_one_and_only_once()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Answer = _ => FakeHighLevel.Refused("CONVERSATIONS_MSG_CONVERSATION_PROVIDER_MISMATCH");
        var id = await portal.WriteAsync();
        await portal.DeliverDueAsync();
        portal.Service.Answer = null;

        var first = Assert.IsType<ActionResult.Done>(await portal.Actions().TryAgainAsync(portal.Maya, id, Token));
        Assert.IsType<ActionResult.TooLate>(await portal.Actions().TryAgainAsync(portal.Maya, id, Token));
        await portal.DeliverDueAsync();

        Assert.Equal(id, (await portal.ReadAsync(first.MessageId)).RetryOf);
        Assert.Equal((MessageState.Refused, MessageState.Accepted), (await portal.StateAsync(id), await portal.StateAsync(first.MessageId)));
    }

    [Theory]
    [InlineData("CONVERSATIONS_MSG_UNSUBSCRIBED", "The contact has unsubscribed from email.")]
    [InlineData("CONVERSATIONS_MSG_DND_ACTIVE_SMS", "do-not-disturb")]
    [InlineData("CONVERSATIONS_MSG_NO_PHONE", "has no phone number")]
    [InlineData("CONVERSATIONS_MSG_INVALID_EMAIL", "is not valid")]
    [InlineData("CONVERSATIONS_CONTACT_NOT_FOUND", "no longer has this contact")]
    public async Task What_was_refused_for_good_is_not_tried_again_and_it_is_said_why(string code, string why)
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Answer = _ => FakeHighLevel.Refused(code);
        var id = await portal.WriteAsync();
        await portal.DeliverDueAsync();

        await IsLeftAsync(portal, id, why);
    }

    [Theory]
    [InlineData("Twilio error (30006): Landline or unreachable carrier", "landline")]
    [InlineData("21610: Attempt to send to unsubscribed recipient", "opted out")]
    [InlineData("550 5.1.1 The mailbox does not exist", "does not exist")]
    public async Task What_failed_for_good_on_its_way_is_not_tried_again_and_it_is_said_why(string error, string why)
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Status = id => FakeHighLevel.Found(id, "failed", error);

        await IsLeftAsync(portal, await FailedAsync(portal), why);
    }

    [Fact]
    public async Task Who_has_opted_out_is_not_written_to_again()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Status = id => FakeHighLevel.Found(id, "opt_out");

        await IsLeftAsync(portal, await FailedAsync(portal), "opted out");
    }

    [Fact]
    public async Task What_may_arrive_another_time_is_tried_again()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Status = id => FakeHighLevel.Found(id, "failed", "30003: Unreachable destination handset");

        Assert.IsType<ActionResult.Done>(await portal.Actions().TryAgainAsync(portal.Maya, await FailedAsync(portal), Token));
    }

    [Fact]
    public async Task What_the_sub_account_no_longer_sends_is_not_tried_again()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Answer = _ => FakeHighLevel.Refused();
        var id = await portal.WriteAsync();
        await portal.DeliverDueAsync();
        portal.Rules[Some.Location] = new SendingRules { Channels = ["Email"] };

        await IsLeftAsync(portal, id, "does not write by SMS");
    }

    [Fact]
    public async Task A_second_press_on_send_now_changes_nothing()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await portal.WriteAsync(Some.Command() with { Plan = Plan(portal, 1) });
        Assert.IsType<ActionResult.Done>(await portal.Actions().SendNowAsync(portal.Maya, id, Token));

        Assert.Equal(new ActionResult.TooLate(MessageState.Scheduled), await portal.Actions().SendNowAsync(portal.Maya, id, Token));

        Assert.Equal(2, (await portal.LifeAsync(id)).Count);
    }

    [Fact]
    public async Task Nobody_acts_on_what_is_not_theirs_and_a_manager_only_in_the_own_sub_account()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await portal.WriteAsync();

        Assert.IsType<ActionResult.NotFound>(await portal.Actions().TakeBackAsync(Some.Staff("Tom"), id, Token));
        Assert.IsType<ActionResult.NotFound>(await portal.Actions().TakeBackAsync(Some.Manager(Some.OtherLocation), id, Token));
        Assert.Equal(MessageState.Scheduled, await portal.StateAsync(id));
        Assert.IsType<ActionResult.Done>(await portal.Actions().TakeBackAsync(Some.Manager(), id, Token));
    }

    [Fact]
    public async Task What_needs_attention_is_listed_until_it_is_dealt_with()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Answer = _ => FakeHighLevel.Refused(problem: TokenProblem.NotAllowed);
        var id = await portal.WriteAsync();
        await portal.DeliverDueAsync();
        var attention = new AttentionService(portal.Database, portal.Clock);

        Assert.Equal(id, Assert.Single(await attention.ListAsync(portal.Maya, everyones: false, Token)).Id);
        Assert.Empty(await attention.ListAsync(Some.Staff("Tom"), everyones: true, Token));
        Assert.Single(await attention.ListAsync(Some.Manager(), everyones: true, Token));
        Assert.Empty(await attention.ListAsync(Some.Manager(Some.OtherLocation), everyones: true, Token));

        Assert.IsType<ActionResult.Done>(await portal.Actions().SetAsideAsync(portal.Maya, id, Token));
        Assert.Equal(0, await attention.CountAsync(portal.Maya, Token));
    }

    private static async Task<Guid> FailedAsync(DeliveryFixture portal)
    {
        var id = await portal.WriteAsync();
        await portal.DeliverDueAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.FollowAsync();
        Assert.Equal(MessageState.Failed, await portal.StateAsync(id));
        return id;
    }

    private static async Task IsLeftAsync(DeliveryFixture portal, Guid id, string why)
    {
        var before = await portal.ReadAsync(id);
        portal.Service.Answer = null;

        var refused = Assert.IsType<ActionResult.Refused>(await portal.Actions().TryAgainAsync(portal.Maya, id, Token));
        await portal.DeliverDueAsync();

        Assert.Contains(why, refused.Problem.Reason, StringComparison.Ordinal);
        Assert.Equal(before.Version, (await portal.ReadAsync(id)).Version);
        Assert.Single(portal.Service.Sent);
    }

    private static async Task<Guid> HeldByServiceAsync(DeliveryFixture portal, bool isEmail = false)
    {
        portal.Service.Answer = _ => new SendOutcome.Accepted($"message{portal.Service.Sent.Count}", "conversation1", isEmail ? $"email{portal.Service.Sent.Count}" : null, [], null, null);
        var (channel, content) = isEmail ? (Channel.Email, Some.Text() with { Subject = "Your visit" }) : (Channel.Sms, Some.Text());
        var id = await portal.WriteAsync(Some.Command(channel: channel, content: content) with { Plan = Plan(portal, 1) with { HeldByService = true } });
        await portal.DeliverDueAsync();
        Assert.Equal(MessageState.ServiceScheduled, await portal.StateAsync(id));
        return id;
    }

    private static SendPlan Plan(DeliveryFixture portal, int hours) =>
        new(portal.Clock.Now.AddHours(hours), "2026-03-02T04:00", "America/Chicago", OnlyIfUnanswered: false, HeldByService: false);
}
