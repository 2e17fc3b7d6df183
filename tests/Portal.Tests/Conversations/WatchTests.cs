using Portal.Services.Messages;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;
using static Portal.Tests.Conversations.ConversationsFixture;

namespace Portal.Tests.Conversations;

/// <summary>What looking at the service finds, for as long as somebody looks.</summary>
public sealed class WatchTests
{
    [Fact]
    public async Task A_new_message_is_told_and_nothing_new_is_not()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        var page = new WatchingPage();
        using var subscription = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);
        await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop);

        await LooksAsync(portal, 3);
        Assert.Equal(0, page.Told);

        portal.Service.Messages[ConversationId].Add(Row("row2", 2, isInbound: true));
        await LooksAsync(portal, 1);
        await page.ToldTimesAsync(1);

        await LooksAsync(portal, 3);
        Assert.Equal(1, page.Told);
    }

    [Fact]
    public async Task A_changed_state_is_told()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1, status: "sent"));
        var page = new WatchingPage();
        using var subscription = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);
        await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop);

        portal.Service.Messages[ConversationId][0] = Row("row1", 1, status: "delivered");
        await LooksAsync(portal, 1);

        await page.ToldTimesAsync(1);
    }

    [Fact]
    public async Task One_look_serves_everybody_who_looks_at_the_same()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        WatchingPage[] pages = [.. Enumerable.Range(0, 20).Select(_ => new WatchingPage())];
        IDisposable[] subscriptions = [.. pages.Select(page => portal.Watch.Subscribe(Some.Staff(), ContactId, page.ToldAsync))];
        await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop);
        var before = portal.Service.Count("list messages");

        portal.Service.Messages[ConversationId].Add(Row("row2", 2));
        await LooksAsync(portal, 1);
        await Task.WhenAll(pages.Select(page => page.ToldTimesAsync(1)));

        Assert.Equal(before + 1, portal.Service.Count("list messages"));
        Array.ForEach(subscriptions, s => s.Dispose());
    }

    [Fact]
    public async Task The_list_is_watched_too()
    {
        await using var portal = await CreateAsync();
        portal.Service.Conversations.Add(Conversation("v1", "c1", 1));
        var page = new WatchingPage();
        using var subscription = portal.Watch.Subscribe(portal.Maya, null, page.ToldAsync);
        await portal.Lists.ListAsync(portal.Maya, new(), Stop);

        await LooksAsync(portal, 2, "search conversations", 6);
        Assert.Equal(0, page.Told);

        portal.Service.Conversations[0] = Conversation("v1", "c1", 2) with { UnreadCount = 1 };
        await LooksAsync(portal, 1, "search conversations", 6);
        await page.ToldTimesAsync(1);
    }

    [Fact]
    public async Task When_nobody_looks_any_more_the_service_is_left_alone()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        var page = new WatchingPage();
        var subscription = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);
        await LooksAsync(portal, 1);
        await page.ToldTimesAsync(1);

        subscription.Dispose();
        subscription.Dispose();
        var calls = portal.Service.Calls.Count;
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        portal.Changes.Publish(new MessageChange(Some.Location, ContactId, Guid.CreateVersion7()));
        await Task.Yield();

        Assert.Equal((calls, 1), (portal.Service.Calls.Count, page.Told));
    }

    [Fact]
    public async Task That_nothing_may_be_read_any_more_is_told_once_and_once_that_it_may_again()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        var page = new WatchingPage();
        using var subscription = portal.Watch.Subscribe(portal.Maya, ContactId, page.ToldAsync);
        await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop);

        portal.Tokens.Answer = new TokenAnswer.Missing("It isn’t connected.");
        await AsksAsync(portal, 1);
        await page.ToldTimesAsync(1);
        await AsksAsync(portal, 3);
        Assert.Equal(1, page.Told);

        portal.Tokens.Answer = null;
        await AsksAsync(portal, 1);
        await page.ToldTimesAsync(2);
        await AsksAsync(portal, 3);
        Assert.Equal(2, page.Told);
    }

    /// <summary>The same where no look comes as far as the service.</summary>
    private static async Task AsksAsync(ConversationsFixture portal, int looks)
    {
        for (var i = 0; i < looks; i++)
        {
            var before = portal.Tokens.Asked.Count;
            await Eventually.BeTrueAsync(() => portal.Clock.Timers > 0);
            portal.Clock.Advance(portal.Clock.UntilNext!.Value);
            await Eventually.BeTrueAsync(() => portal.Tokens.Asked.Count > before && portal.Clock.Timers > 0);
        }
    }

    /// <summary>Lets so many looks happen, one after another.</summary>
    private static async Task LooksAsync(ConversationsFixture portal, int looks, string call = "list messages", int seconds = 3)
    {
        for (var i = 0; i < looks; i++)
        {
            var before = portal.Service.Count(call);
            await Eventually.BeTrueAsync(() => portal.Clock.Timers > 0);
            portal.Clock.Advance(TimeSpan.FromSeconds(seconds));
            await Eventually.BeTrueAsync(() => portal.Service.Count(call) > before && portal.Clock.Timers > 0);
        }
    }
}
