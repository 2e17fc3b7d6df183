using Portal.Services.Delivery;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;

namespace Portal.Tests.Delivery;

public class DeliveryTests
{
    [Fact]
    public async Task A_message_is_sent_once_however_often_delivery_runs()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await portal.WriteAsync();

        await portal.DeliverDueAsync();
        await portal.DeliverDueAsync();

        Assert.Equal("See you at nine.", Assert.Single(portal.Service.Sent).Message);
        var message = await portal.ReadAsync(id);
        Assert.Equal((MessageState.Accepted, "message1", "conversation1"), (message.State, message.ServiceMessageId, message.ConversationId));
        Assert.Equal([MessageState.Scheduled, MessageState.Sending, MessageState.Accepted], await portal.LifeAsync(id));
    }

    [Fact]
    public async Task A_lost_answer_is_unknown_and_never_sent_twice()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Answer = _ => new SendOutcome.Unknown("HighLevel did not answer.");
        var id = await portal.WriteAsync();

        await portal.DeliverDueAsync();
        Assert.Equal((MessageState.Unknown, "HighLevel did not answer."), ((await portal.ReadAsync(id)).State, (await portal.ReadAsync(id)).Reason));
        for (var i = 0; i < 30; i++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
            await portal.FollowAsync();
            await portal.DeliverDueAsync();
        }

        Assert.Single(portal.Service.Sent);
        var message = await portal.ReadAsync(id);
        Assert.Equal((MessageState.Held, HoldKind.MayHaveBeenSent), (message.State, message.HeldBecause));
        Assert.StartsWith("HighLevel did not answer. HighLevel’s conversation does not show it", message.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_killed_between_claim_and_answer_leaves_the_message_unknown()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await portal.WriteAsync();
        await portal.ClaimAsync();

        await portal.EndLostLeasesAsync();
        await portal.DeliverDueAsync();

        Assert.Empty(portal.Service.Sent);
        Assert.Equal(MessageState.Unknown, await portal.StateAsync(id));
    }

    [Fact]
    public async Task A_worker_that_was_only_paused_comes_too_late_with_its_answer()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await portal.WriteAsync();
        var claimed = Assert.Single(await portal.ClaimAsync());
        await portal.EndLostLeasesAsync();

        await portal.DeliverAsync(claimed);

        Assert.Equal(MessageState.Unknown, await portal.StateAsync(id));
    }

    [Fact]
    public async Task Two_workers_never_claim_the_same_message()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        for (var i = 0; i < 40; i++)
        {
            await portal.WriteAsync(Some.Command($"contact{i}"));
        }

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => portal.Store.ClaimAsync([new ClaimShare(Some.Location, 10)], TestContext.Current.CancellationToken)));

        Assert.Equal(40, claims.SelectMany(c => c).Select(m => m.Id).Distinct().Count());
        Assert.Equal(40, claims.Sum(c => c.Count));
    }

    [Fact]
    public async Task Not_now_is_tried_again_later_and_not_before()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Answer = _ => new SendOutcome.TryAgain(TimeSpan.FromSeconds(10), "HighLevel is busy.", 429);
        var id = await portal.WriteAsync();

        await portal.DeliverDueAsync();
        portal.Service.Answer = null;
        portal.Clock.Advance(TimeSpan.FromSeconds(9));
        await portal.DeliverDueAsync();
        Assert.Single(portal.Service.Sent);
        Assert.Equal(MessageState.Scheduled, await portal.StateAsync(id));

        portal.Clock.Advance(TimeSpan.FromSeconds(2.1));
        await portal.DeliverDueAsync();
        Assert.Equal(2, portal.Service.Sent.Count);
        Assert.Equal(MessageState.Accepted, await portal.StateAsync(id));
    }

    [Fact]
    public async Task One_sub_account_told_to_wait_makes_no_other_wait()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Answer = request => request.ContactId == "contact1"
            ? new SendOutcome.TryAgain(TimeSpan.FromSeconds(60), "HighLevel is busy.", 429)
            : new SendOutcome.Accepted("m", null, null, [], null, null);
        await portal.WriteAsync(Some.Command("contact1"));
        await portal.DeliverDueAsync();

        var waiting = await portal.WriteAsync(Some.Command("contact2"));
        var other = Assert.IsType<SendResult.Stored>(
            await portal.Ledger.SendAsync(Some.Staff(location: Some.OtherLocation), Some.Command("contact3"), TestContext.Current.CancellationToken));
        await portal.DeliverDueAsync();

        Assert.Equal(MessageState.Scheduled, await portal.StateAsync(waiting));
        Assert.Equal(MessageState.Accepted, await portal.StateAsync(other.MessageId));
    }

    [Fact]
    public async Task What_was_written_first_reaches_the_contact_first_even_when_it_has_to_be_tried_again()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Answer = _ => new SendOutcome.TryAgain(null, "No connection.");
        await portal.WriteAsync(Some.Command(content: Some.Text("first")));
        portal.Clock.Advance(TimeSpan.FromMilliseconds(5));
        await portal.WriteAsync(Some.Command(content: Some.Text("second")));
        await portal.DeliverDueAsync();
        portal.Service.Answer = null;

        for (var i = 0; i < 5; i++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
            await portal.DeliverDueAsync();
        }

        Assert.Equal("first", portal.Service.Sent[0].Message);
        Assert.Equal("second", portal.Service.Sent[^1].Message);
        Assert.Equal(portal.Service.Sent.Select(s => s.Message).Order(StringComparer.Ordinal), portal.Service.Sent.Select(s => s.Message));
    }

    [Fact]
    public async Task A_service_that_can_not_be_reached_for_long_ends_with_a_person()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Answer = _ => new SendOutcome.TryAgain(null, "HighLevel can't be reached.");
        var id = await portal.WriteAsync();

        for (var i = 0; i < 20; i++)
        {
            await portal.DeliverDueAsync();
            portal.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(8, portal.Service.Sent.Count);
        var message = await portal.ReadAsync(id);
        Assert.Equal((MessageState.Held, "HighLevel can't be reached. It was tried 8 times and not sent."), (message.State, message.Reason));
    }

    [Fact]
    public async Task A_refusal_is_final_and_says_why()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Answer = _ => FakeHighLevel.Refused("CONVERSATIONS_MSG_DND_ACTIVE_SMS");
        var id = await portal.WriteAsync();

        await portal.DeliverDueAsync();
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.DeliverDueAsync();

        Assert.Single(portal.Service.Sent);
        var message = await portal.ReadAsync(id);
        Assert.Equal((MessageState.Refused, "CONVERSATIONS_MSG_DND_ACTIVE_SMS", "trace-1"), (message.State, message.ReasonCode, message.TraceId));
        Assert.False(string.IsNullOrWhiteSpace(message.Reason));
    }

    [Fact]
    public async Task A_token_that_ran_out_is_replaced_once_and_the_message_goes_out_with_the_new_one()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Answer = _ => portal.Tokens.Rejected == 0
            ? FakeHighLevel.Refused(problem: TokenProblem.Invalid)
            : new SendOutcome.Accepted("m", null, null, [], null, null);
        var id = await portal.WriteAsync();

        await portal.DeliverDueAsync();

        Assert.Equal(MessageState.Accepted, await portal.StateAsync(id));
        Assert.Equal(["token0", "token1"], portal.Service.TokensUsed.Select(t => t.Value));
    }

    [Theory]
    [InlineData(TokenProblem.Invalid, 2)]
    [InlineData(TokenProblem.NotAllowed, 1)]
    [InlineData(TokenProblem.OtherSubAccount, 1)]
    public async Task A_token_that_stays_refused_holds_the_message_without_asking_for_ever(TokenProblem problem, int requests)
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Answer = _ => FakeHighLevel.Refused(problem: problem);
        var id = await portal.WriteAsync();

        await portal.DeliverDueAsync();
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.DeliverDueAsync();

        Assert.Equal(requests, portal.Service.Sent.Count);
        Assert.Equal(MessageState.Held, await portal.StateAsync(id));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_asked_and_the_message_is_held_with_the_reason()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Tokens.Answer = new TokenAnswer.Missing("Sign in again.");
        var id = await portal.WriteAsync();

        await portal.DeliverDueAsync();

        Assert.Empty(portal.Service.Sent);
        var message = await portal.ReadAsync(id);
        Assert.Equal((MessageState.Held, "Sign in again."), (message.State, message.Reason));
    }
}
