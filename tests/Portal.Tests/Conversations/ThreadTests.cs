using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Tests.Support;
using static Portal.Tests.Conversations.ConversationsFixture;

namespace Portal.Tests.Conversations;

public sealed class ThreadTests
{
    [Fact]
    public async Task What_both_know_is_one_item_with_our_author_and_state()
    {
        await using var portal = await CreateAsync();
        var message = await portal.SentAsync(10, "row2");
        portal.HasConversation(Row("row1", 5, isInbound: true), Row("row2", 10.5), Row("row3", 20));

        var items = await OpenAsync(portal);

        Assert.Equal(["s:row1", $"m:{message.Id:N}", "s:row3"], items.Select(i => i.Key));
        Assert.Equal(("Maya", MessageState.Accepted, message.Content.Body, (Guid?)message.Id), (items[1].Author, items[1].State, items[1].Text, items[1].MessageId));
        Assert.Equal(Start.AddMinutes(10.5), items[1].At);
        Assert.Equal(("HighLevel", MessageState.Delivered), (items[2].Author, items[2].State));
        Assert.Equal((null, null, true), (items[0].Author, items[0].State, items[0].IsInbound));
    }

    [Fact]
    public async Task A_message_keeps_its_key_from_waiting_to_known_by_the_service()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 5));
        var message = await portal.SentAsync(10);
        var before = Assert.Single(await OpenAsync(portal), i => i.MessageId == message.Id);

        await using var later = await CreateAsync();
        var known = await later.SentAsync(10, "row2");
        later.HasConversation(Row("row1", 5), Row("row2", 11));
        var after = Assert.Single(await OpenAsync(later), i => i.MessageId == known.Id);

        Assert.Equal((MessageState.Scheduled, Start.AddMinutes(10)), (before.State, before.At));
        Assert.Equal((MessageState.Accepted, Start.AddMinutes(11)), (after.State, after.At));
        Assert.Equal($"m:{message.Id:N}", before.Key);
        Assert.Equal($"m:{known.Id:N}", after.Key);
    }

    [Fact]
    public async Task What_was_sent_with_files_shows_them_before_the_service_knows_it()
    {
        await using var portal = await CreateAsync();
        var content = Some.Text() with { Attachments = [new Attachment { Url = "https://files.example/plan.pdf", Name = "plan.pdf" }] };
        await portal.AddAsync(Some.Message(portal.Maya, Start, ContactId, Channel.Email, content));

        Assert.Equal(["https://files.example/plan.pdf"], Assert.Single(await OpenAsync(portal)).Attachments);
    }

    [Fact]
    public async Task Items_stand_in_one_strict_order_however_the_service_gives_them()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("b", 5), Row("c", 1), Row("a", 5), Row("d", 3));

        Assert.Equal(["s:c", "s:d", "s:a", "s:b"], (await OpenAsync(portal)).Select(i => i.Key));
    }

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

    [Fact]
    public async Task A_contact_without_a_conversation_shows_what_we_sent()
    {
        await using var portal = await CreateAsync();
        var message = await portal.SentAsync(1);

        var thread = Found(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop));

        Assert.Equal(message.Id, Assert.Single(thread.Items).MessageId);
        Assert.Equal((null, false), (thread.ConversationId, thread.HasOlder));
    }

    [Fact]
    public async Task A_conversation_that_search_does_not_know_yet_is_found_by_what_the_send_said()
    {
        await using var portal = await CreateAsync();
        await portal.SentAsync(1, "row1", conversationId: "fresh");
        portal.Service.Messages["fresh"] = [Row("row1", 1), Row("row2", 2, isInbound: true)];

        Assert.Equal("s:row2", (await OpenAsync(portal))[^1].Key);
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
    public async Task An_emails_row_becomes_one_item_for_each_email()
    {
        await using var portal = await CreateAsync();
        var message = await portal.SentAsync(7, "bundle", "email2", channel: Channel.Email);
        portal.HasConversation(Row("bundle", 5, "TYPE_EMAIL", isInbound: true) with { EmailMessageIds = ["email1", "email2", "email3"], Body = null });
        portal.Service.Emails.Add(Email("email3") with { Subject = "Read before", IsInbound = false });
        await portal.Emails.GetAsync(portal.Maya, "email3", Stop);

        var items = await OpenAsync(portal);

        Assert.Equal(["e:email1", "e:email3", $"m:{message.Id:N}"], items.Select(i => i.Key));
        Assert.Equal(["email1", "email3", "email2"], items.Select(i => i.EmailId));
        Assert.Equal([null, "Read before", string.Empty], items.Select(i => i.Subject));
        Assert.Equal([true, false, false], items.Select(i => i.IsInbound));
        Assert.All(items, i => Assert.Equal(Channel.Email, i.Channel));
    }

    [Theory]
    [InlineData("TYPE_CALL", "Call", null)]
    [InlineData("TYPE_ACTIVITY_APPOINTMENT", "Activity", null)]
    [InlineData("TYPE_BRAND_NEW", "Message", null)]
    [InlineData("TYPE_CAMPAIGN_SMS", "SMS", "SMS")]
    public async Task What_is_no_message_has_a_kind_in_words(string type, string kind, string? channel)
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1, type));

        var item = Assert.Single(await OpenAsync(portal));

        Assert.Equal((kind, channel), (item.Kind, item.Channel?.Key));
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
    public async Task A_service_that_is_away_says_so_and_how_long()
    {
        await using var portal = await CreateAsync();
        portal.Service.Fails = _ => new InMemoryService.Failure(RetryAfter: TimeSpan.FromSeconds(5));

        var away = Assert.IsType<Reading<ContactThread>.Unavailable>(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop));

        Assert.Equal(TimeSpan.FromSeconds(5), away.RetryAfter);
    }

    private static ServiceEmail Email(string id) => new() { Id = id, LocationId = Some.Location, ContactId = ContactId, Html = "<p>Hi</p>" };

    private static async Task<IReadOnlyList<ThreadItem>> OpenAsync(ConversationsFixture portal) =>
        Found(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop)).Items;
}
