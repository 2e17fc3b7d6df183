using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Tests.Support;

namespace Portal.Tests.Delivery;

/// <summary>What could not go out now goes out later, in its order and not for ever.</summary>
public class TryingAgainTests
{
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
        Assert.Equal((MessageState.Held, "It was tried 8 times and not sent. The last time: “HighLevel can't be reached”."), (message.State, message.Reason));
    }
}
