using Portal.Services.Delivery;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Tests.Support;

namespace Portal.Tests.Delivery;

/// <summary>Each message goes out once, whatever happens on the way.</summary>
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
}
