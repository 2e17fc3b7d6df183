using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using static Portal.Tests.Conversations.ConversationsFixture;

namespace Portal.Tests.Conversations;

/// <summary>The service's conversation behind a thread: finding it, asking about it and marking it as read.</summary>
public sealed class ThreadConversationTests
{
    [Fact]
    public async Task A_conversation_that_search_does_not_know_yet_is_found_by_what_the_send_said()
    {
        await using var portal = await CreateAsync();
        await portal.SentAsync(1, "row1", conversationId: "fresh");
        portal.Service.Messages["fresh"] = [Row("row1", 1), Row("row2", 2, isInbound: true)];

        Assert.Equal("s:row2", Found(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop)).Items[^1].Key);
    }

    [Fact]
    public async Task A_conversation_lost_in_a_merge_is_looked_up_again()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1));
        var thread = Found(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop));

        portal.Service.Messages.Remove(ConversationId);
        portal.Service.Conversations[0] = Conversation("merged", ContactId, 2000);
        portal.Service.Messages["merged"] = [Row("row1", 1), Row("row2", 2)];
        thread = Found(await portal.Threads.RefreshAsync(portal.Maya, thread, Stop));

        Assert.Equal(("merged", 2), (thread.ConversationId, thread.Items.Count));
    }

    [Fact]
    public async Task The_last_inbound_message_of_each_windowed_channel_is_found()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(
            Row("a", 1, "TYPE_WHATSAPP", isInbound: true), Row("b", 9, "TYPE_WHATSAPP", isInbound: true), Row("c", 20, "TYPE_WHATSAPP"),
            Row("d", 30, "TYPE_SMS", isInbound: true), Row("e", 5, "TYPE_INSTAGRAM", isInbound: true));

        var last = Found(await portal.Threads.LastInboundAsync(portal.Maya, ContactId, Stop));

        Assert.Equal(new Dictionary<string, DateTime> { ["WhatsApp"] = Start.AddMinutes(9), ["IG"] = Start.AddMinutes(5) }, last.At);
        Assert.True(last.IsComplete);
        Assert.Equal(2, portal.Service.Calls.Count);
    }

    [Fact]
    public async Task Marking_as_read_tells_the_service_once_there_is_a_conversation()
    {
        await using var portal = await CreateAsync();
        Assert.False(Found(await portal.Threads.MarkReadAsync(portal.Maya, Found(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop)), Stop)));

        portal.HasConversation(Row("row1", 1));
        Assert.True(Found(await portal.Threads.MarkReadAsync(portal.Maya, Found(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop)), Stop)));
        Assert.Contains("mark read conversation1", portal.Service.Calls);
    }

    [Fact]
    public void Windows_are_asked_for_by_documented_types_only()
    {
        string[] documented =
        [
            "TYPE_CALL", "TYPE_SMS", "TYPE_EMAIL", "TYPE_FACEBOOK", "TYPE_GMB", "TYPE_INSTAGRAM", "TYPE_WHATSAPP", "TYPE_ACTIVITY_APPOINTMENT", "TYPE_ACTIVITY_CONTACT",
            "TYPE_ACTIVITY_INVOICE", "TYPE_ACTIVITY_PAYMENT", "TYPE_ACTIVITY_OPPORTUNITY", "TYPE_LIVE_CHAT", "TYPE_INTERNAL_COMMENTS", "TYPE_ACTIVITY_EMPLOYEE_ACTION_LOG",
        ];
        var asked = LastInboundRows.Query(ConversationId).Types;

        Assert.Empty(asked.Except(documented));
        Assert.All(Channel.All.Where(channel => channel.Window is not null), channel => Assert.Contains(channel.MessageTypes, type => asked.Contains(type)));
    }

    [Fact]
    public async Task A_service_that_refuses_to_show_when_the_contact_wrote_says_nothing_about_windows()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1, "TYPE_WHATSAPP", isInbound: true));
        portal.Service.RefusesTypes = true;

        Assert.IsNotType<Reading<LastInbound>.Found>(await portal.Threads.LastInboundAsync(portal.Maya, ContactId, Stop));
    }

    [Fact]
    public async Task A_service_that_is_away_says_so_and_how_long()
    {
        await using var portal = await CreateAsync();
        portal.Service.Fails = _ => new InMemoryService.Failure(RetryAfter: TimeSpan.FromSeconds(5));

        var away = Assert.IsType<Reading<ContactThread>.Unavailable>(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop));

        Assert.Equal(TimeSpan.FromSeconds(5), away.RetryAfter);
    }

    [Fact]
    public async Task A_contact_without_a_conversation_shows_what_we_sent()
    {
        await using var portal = await CreateAsync();
        var message = await portal.SentAsync(1);

        var thread = Found(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop));

        Assert.Equal(message.Id, Assert.Single(thread.Items).MessageId);
        Assert.Equal((null, false), (thread.ConversationId, thread.HasOlder));
    }
}
