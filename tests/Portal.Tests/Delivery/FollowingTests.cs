using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Tests.Support;

namespace Portal.Tests.Delivery;

public class FollowingTests
{
    [Fact]
    public async Task An_accepted_message_becomes_delivered_when_the_service_says_so_and_not_before()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await SentAsync(portal);

        await LookAfterAsync(portal, TimeSpan.FromSeconds(3));
        Assert.Equal(MessageState.Accepted, await portal.StateAsync(id));

        portal.Service.Status = message => FakeHighLevel.Found(message, "delivered");
        await LookAfterAsync(portal, TimeSpan.FromSeconds(10));
        Assert.Equal(MessageState.Delivered, await portal.StateAsync(id));
        Assert.Equal([MessageState.Scheduled, MessageState.Sending, MessageState.Accepted, MessageState.Delivered], await portal.LifeAsync(id));
    }

    [Fact]
    public async Task A_failure_on_the_way_is_told_in_plain_words()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await SentAsync(portal);
        portal.Service.Status = message => FakeHighLevel.Found(message, "failed", "30006");

        await LookAfterAsync(portal, TimeSpan.FromSeconds(3));

        var message = await portal.ReadAsync(id);
        Assert.Equal(MessageState.Failed, message.State);
        Assert.Contains("landline", message.Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task No_answer_changes_nothing_and_the_question_is_asked_again()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await SentAsync(portal);
        portal.Service.Status = _ => new ServiceAnswer<ServiceMessage>.Unavailable("timeout");
        await LookAfterAsync(portal, TimeSpan.FromSeconds(3));
        Assert.Equal(MessageState.Accepted, await portal.StateAsync(id));

        portal.Service.Status = message => FakeHighLevel.Found(message, "delivered");
        await LookAfterAsync(portal, TimeSpan.FromSeconds(3));

        Assert.Equal(MessageState.Delivered, await portal.StateAsync(id));
    }

    [Fact]
    public async Task A_word_that_comes_late_never_takes_a_message_back()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await SentAsync(portal, Services.Composing.Channel.WhatsApp);
        portal.Service.Status = message => FakeHighLevel.Found(message, "read");
        await LookAfterAsync(portal, TimeSpan.FromSeconds(3));
        portal.Service.Status = message => FakeHighLevel.Found(message, "sent");

        await LookAfterAsync(portal, TimeSpan.FromHours(1));

        Assert.Equal(MessageState.Read, await portal.StateAsync(id));
    }

    [Fact]
    public async Task Asking_ends_when_it_is_no_longer_worth_it()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await SentAsync(portal);
        var asked = 0;
        portal.Service.Status = message =>
        {
            asked++;
            return FakeHighLevel.Found(message, "sent");
        };

        for (var hour = 0; hour < 24 * 5; hour++)
        {
            await LookAfterAsync(portal, TimeSpan.FromHours(1));
        }

        Assert.InRange(asked, 50, 90);
        Assert.Null((await portal.ReadAsync(id)).CheckAt);
    }

    private static async Task<Guid> SentAsync(DeliveryFixture portal, Services.Composing.Channel? channel = null)
    {
        var id = await portal.WriteAsync(Some.Command(channel: channel));
        await portal.DeliverDueAsync();
        return id;
    }

    private static async Task LookAfterAsync(DeliveryFixture portal, TimeSpan time)
    {
        portal.Clock.Advance(time);
        await portal.FollowAsync();
    }
}
