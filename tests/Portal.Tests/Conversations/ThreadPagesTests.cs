using Portal.Services.Messages;
using static Portal.Tests.Conversations.ConversationsFixture;

namespace Portal.Tests.Conversations;

/// <summary>A long thread is read page by page, and what is new joins it without a gap.</summary>
public sealed class ThreadPagesTests
{
    [Fact]
    public async Task A_long_conversation_opens_with_two_calls_and_its_newest_page()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Enumerable.Range(0, 5000).Select(i => Row($"row{i:D4}", i)));
        await portal.SentAsync(3);

        var thread = Found(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop));

        Assert.Equal(["search conversations", "list messages"], portal.Service.Calls);
        Assert.Equal(30, thread.Items.Count);
        Assert.Equal("s:row4999", thread.Items[^1].Key);
        Assert.True(thread.HasOlder);
    }

    [Fact]
    public async Task Older_pages_join_until_everything_is_there_once()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Enumerable.Range(0, 100).Select(i => Row($"row{i:D2}", i)));
        var old = await portal.SentAsync(5.5);
        var matched = await portal.SentAsync(50, "row49");

        var thread = Found(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop));
        Assert.DoesNotContain(thread.Items, i => i.MessageId == old.Id);
        while (thread.HasOlder)
        {
            thread = Found(await portal.Threads.OlderAsync(portal.Maya, thread, Stop));
        }

        Assert.Equal(101, thread.Items.Count);
        Assert.Equal(thread.Items.OrderBy(i => i.At).Select(i => i.Key), thread.Items.Select(i => i.Key));
        Assert.Equal(101, thread.Items.Select(i => i.Key).Distinct().Count());
        Assert.Contains(thread.Items, i => i.MessageId == old.Id);
        Assert.Contains(thread.Items, i => i.MessageId == matched.Id && i.At == Start.AddMinutes(49));
        Assert.Same(thread, Found(await portal.Threads.OlderAsync(portal.Maya, thread, Stop)));
    }

    [Theory]
    [InlineData(40, false)]
    [InlineData(40, true)]
    [InlineData(69, true)]
    [InlineData(500, false)]
    public async Task Rows_of_the_very_same_time_are_all_shown_once(int same, bool byTime)
    {
        await using var portal = await CreateAsync();
        portal.Service.PagesThreadsByTime = byTime;
        portal.HasConversation(
            [.. Enumerable.Range(0, 50).Select(i => Row($"old{i:D3}", i)), .. Enumerable.Range(0, same).Select(i => Row($"same{i:D3}", 60)), .. Enumerable.Range(0, 20).Select(i => Row($"new{i:D3}", 70 + i))]);

        var thread = Found(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop));
        while (thread.HasOlder)
        {
            thread = Found(await portal.Threads.OlderAsync(portal.Maya, thread, Stop));
            Assert.InRange(portal.Service.Calls.Count, 1, 100);
        }

        Assert.Equal(70 + same, thread.Items.Count);
        Assert.Equal(70 + same, thread.Items.Select(i => i.Key).Distinct().Count());
    }

    [Fact]
    public async Task A_thread_that_begins_with_a_whole_page_of_one_time_is_read_to_its_end()
    {
        await using var portal = await CreateAsync();
        portal.Service.PagesThreadsByTime = true;
        portal.HasConversation([.. Enumerable.Range(0, 5).Select(i => Row($"old{i:D3}", i)), .. Enumerable.Range(0, 65).Select(i => Row($"same{i:D3}", 60))]);

        var thread = Found(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop));
        while (thread.HasOlder)
        {
            thread = Found(await portal.Threads.OlderAsync(portal.Maya, thread, Stop));
            Assert.InRange(portal.Service.Calls.Count, 1, 20);
        }

        Assert.Equal(70, thread.Items.Count);
    }

    [Fact]
    public async Task Refreshing_brings_what_is_new_and_keeps_the_older_pages()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Enumerable.Range(0, 100).Select(i => Row($"row{i:D3}", i, status: "sent")));
        var thread = Found(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop));
        thread = Found(await portal.Threads.OlderAsync(portal.Maya, thread, Stop));

        var rows = portal.Service.Messages[ConversationId];
        rows.Add(Row("row200", 200, isInbound: true));
        rows[99] = Row("row099", 99, status: "failed") with { Error = "Error 30006" };
        rows.RemoveAll(r => r.Id == "row098");
        var fresh = Found(await portal.Threads.RefreshAsync(portal.Maya, thread, Stop));

        Assert.Equal(60, fresh.Items.Count);
        Assert.Equal("s:row200", fresh.Items[^1].Key);
        Assert.Equal((MessageState.Failed, true), (fresh.Items[^2].State, fresh.Items[^2].Reason!.Contains("landline", StringComparison.Ordinal)));
        Assert.DoesNotContain(fresh.Items, i => i.Key == "s:row098");
        Assert.Equal(thread.Items[0].Key, fresh.Items[0].Key);
        Assert.Equal("s:row010", Found(await portal.Threads.OlderAsync(portal.Maya, fresh, Stop)).Items[0].Key);
    }

    [Fact]
    public async Task More_news_than_a_page_holds_leaves_no_gap()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Enumerable.Range(0, 40).Select(i => Row($"row{i:D3}", i)));
        var thread = Found(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop));

        portal.Service.Messages[ConversationId].AddRange(Enumerable.Range(40, 70).Select(i => Row($"row{i:D3}", i)));
        thread = Found(await portal.Threads.RefreshAsync(portal.Maya, thread, Stop));
        Assert.Equal(Enumerable.Range(10, 100).Select(i => $"s:row{i:D3}"), thread.Items.Select(i => i.Key));

        portal.Service.Messages[ConversationId].AddRange(Enumerable.Range(110, 800).Select(i => Row($"row{i:D3}", i)));
        thread = Found(await portal.Threads.RefreshAsync(portal.Maya, thread, Stop));
        Assert.Equal(Enumerable.Range(790, 120).Select(i => $"s:row{i:D3}"), thread.Items.Select(i => i.Key));
        Assert.True(thread.HasOlder);
    }
}
