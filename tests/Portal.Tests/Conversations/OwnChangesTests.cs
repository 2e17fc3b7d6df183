using Portal.Services.Messages;
using Portal.Tests.Support;
using static Portal.Tests.Conversations.ConversationsFixture;

namespace Portal.Tests.Conversations;

/// <summary>What the portal itself changes is told to the pages that look at it, without asking the service.</summary>
public sealed class OwnChangesTests
{
    [Fact]
    public async Task A_message_of_ours_that_moves_on_is_told_at_once_to_its_own_thread()
    {
        await using var portal = await CreateAsync();
        var (page, others, foreign) = (new WatchingPage(), new WatchingPage(), new WatchingPage());
        using var one = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);
        using var two = portal.Watch.Subscribe(portal.Maya, "contact2", others.ToldAsync);
        using var three = portal.Watch.Subscribe(Some.Staff(location: Some.OtherLocation), ContactId, foreign.ToldAsync);

        portal.Changes.Publish(new MessageChange(Some.Location, ContactId, Guid.CreateVersion7()));

        await page.ToldTimesAsync(1);
        Assert.Equal((0, 0), (others.Told, foreign.Told));
    }

    [Fact]
    public async Task Changes_while_a_page_is_busy_become_one()
    {
        await using var portal = await CreateAsync();
        var page = new WatchingPage { Busy = new TaskCompletionSource() };
        using var subscription = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);

        portal.Changes.Publish(new MessageChange(Some.Location, ContactId, Guid.CreateVersion7()));
        await page.ToldTimesAsync(1);
        for (var i = 0; i < 50; i++)
        {
            portal.Changes.Publish(new MessageChange(Some.Location, ContactId, Guid.CreateVersion7()));
        }

        page.Busy.SetResult();
        await page.ToldTimesAsync(2);
        Assert.Equal((2, 1), (page.Told, page.MostAtOnce));
    }

    [Fact]
    public async Task A_page_that_fails_does_not_keep_others_from_being_told()
    {
        await using var portal = await CreateAsync();
        var page = new WatchingPage();
        using var broken = portal.Watch.Subscribe(portal.Maya, ContactId, () => throw new InvalidOperationException("broken page"));
        using var subscription = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);

        portal.Changes.Publish(new MessageChange(Some.Location, ContactId, Guid.CreateVersion7()));
        await page.ToldTimesAsync(1);
        portal.Changes.Publish(new MessageChange(Some.Location, ContactId, Guid.CreateVersion7()));
        await page.ToldTimesAsync(2);
    }
}
