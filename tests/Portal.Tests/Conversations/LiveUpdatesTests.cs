using Portal.Tests.Support;
using Portal.Web.Features.Reading;
using static Portal.Tests.Conversations.ConversationsFixture;

namespace Portal.Tests.Conversations;

/// <summary>A pane that reads again when something changed.</summary>
public sealed class LiveUpdatesTests
{
    [Fact]
    public async Task What_could_not_be_read_when_it_changed_is_read_later_though_nothing_changes_any_more()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop);
        var reads = 0;
        using var live = new LiveUpdates(portal.Watch, new PageSight(), portal.Clock);
        live.Start(portal.Maya, ContactId, onPane: act => act(), refresh: () => Task.FromResult(++reads > 1));

        portal.Service.Messages[ConversationId].Add(Row("row2", 2, isInbound: true));
        await PassAsync(portal, seconds: 3);
        await Eventually.BeTrueAsync(() => reads == 1);
        await PassAsync(portal, seconds: 9);
        Assert.Equal(1, reads);

        await PassAsync(portal, seconds: 3);
        await Eventually.BeTrueAsync(() => reads == 2);
        await PassAsync(portal, seconds: 20);
        Assert.Equal(2, reads);
    }

    private static async Task PassAsync(ConversationsFixture portal, int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            await Eventually.BeTrueAsync(() => portal.Clock.Timers > 0);
            portal.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
