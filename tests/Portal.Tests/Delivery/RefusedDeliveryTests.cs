using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;

namespace Portal.Tests.Delivery;

/// <summary>What the service does not take, of a message or of a token.</summary>
public class RefusedDeliveryTests
{
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
        Assert.Contains("when this was due", (await portal.ReadAsync(id)).Reason, StringComparison.Ordinal);
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
