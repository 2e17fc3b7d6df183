using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Tests.Support;
using static Portal.Tests.Conversations.ConversationsFixture;

namespace Portal.Tests.Conversations;

/// <summary>The service here gives away everything; still nothing of another sub-account comes out, whatever ids are passed.</summary>
public sealed class OtherSubAccountTests
{
    [Fact]
    public async Task A_contact_of_another_sub_account_is_not_found()
    {
        await using var portal = await CreateAsync();
        portal.Service.Contacts.Add(new ServiceContact { Id = ContactId, Name = "Theirs", LocationId = Some.OtherLocation });
        portal.Service.Contacts.Add(new ServiceContact { Id = "homeless", Name = "Nobody's" });

        Assert.IsType<Reading<ContactDetails>.NotFound>(await portal.Contacts.GetAsync(portal.Maya, ContactId, Stop));
        Assert.IsType<Reading<ContactDetails>.NotFound>(await portal.Contacts.GetAsync(portal.Maya, "homeless", Stop));
    }

    [Fact]
    public async Task Neither_their_conversations_nor_their_contacts_are_listed()
    {
        await using var portal = await CreateAsync();
        portal.Service.Conversations.Add(Conversation("theirs", "contact9", 5, Some.OtherLocation));
        portal.Service.Conversations.Add(Conversation("ours", ContactId, 4));
        portal.Service.Contacts.Add(new ServiceContact { Id = "contact8", Name = "Name of contact8", LocationId = Some.OtherLocation });

        var page = Found(await portal.Lists.ListAsync(portal.Maya, new ConversationFilter { Text = "name of" }, Stop));

        Assert.Equal("ours", Assert.Single(page.Items).ConversationId);
    }

    [Fact]
    public async Task Their_thread_is_empty_even_if_the_service_finds_it()
    {
        await using var portal = await CreateAsync();
        portal.Service.Conversations.Add(Conversation(ConversationId, ContactId, 5, Some.OtherLocation));
        portal.Service.Messages[ConversationId] = [Row("row1", 1, location: Some.OtherLocation)];
        await portal.SentAsync(2, "row1", conversationId: ConversationId, author: Some.Staff(location: Some.OtherLocation));

        var thread = Found(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop));

        Assert.Empty(thread.Items);
        Assert.Null(thread.ConversationId);
        Assert.DoesNotContain("list messages", portal.Service.Calls);
        Assert.Equal(LastInbound.None, Found(await portal.Threads.LastInboundAsync(portal.Maya, ContactId, Stop)));
    }

    [Fact]
    public async Task Another_contacts_conversation_is_not_taken_for_the_one_asked_for()
    {
        await using var portal = await CreateAsync();
        var service = portal.Service;
        service.Conversations.Add(Conversation("someone else's", "contact2", 5) with { ContactId = "contact2" });
        service.Messages["someone else's"] = [Row("row1", 1)];

        Assert.Empty(Found(await portal.Threads.OpenAsync(portal.Maya, "contact1", Stop)).Items);
    }

    [Fact]
    public async Task Their_rows_in_our_conversation_are_left_out()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("ours", 1), Row("theirs", 2, location: Some.OtherLocation), Row("unsaid", 3, location: null));

        Assert.Equal(["s:ours", "s:unsaid"], Found(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop)).Items.Select(i => i.Key));
    }

    [Fact]
    public async Task A_thread_that_was_opened_in_another_sub_account_opens_nothing()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Enumerable.Range(0, 50).Select(i => Row($"row{i:D2}", i)));
        var thread = Found(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop));
        var stranger = Some.Staff(location: Some.OtherLocation);
        var calls = portal.Service.Calls.Count;

        Assert.IsType<Reading<ContactThread>.NotFound>(await portal.Threads.OlderAsync(stranger, thread, Stop));
        Assert.IsType<Reading<ContactThread>.NotFound>(await portal.Threads.RefreshAsync(stranger, thread, Stop));
        Assert.IsType<Reading<bool>.NotFound>(await portal.Threads.MarkReadAsync(stranger, thread, Stop));
        Assert.Equal(calls, portal.Service.Calls.Count);
    }

    [Fact]
    public async Task Their_email_is_not_found_and_not_remembered_for_us()
    {
        await using var portal = await CreateAsync();
        portal.Service.Emails.Add(new ServiceEmail { Id = "email1", LocationId = Some.OtherLocation, ContactId = ContactId, Html = "secret" });
        portal.Service.Emails.Add(new ServiceEmail { Id = "email2", ContactId = ContactId, Html = "whose?" });

        Found(await portal.Emails.GetAsync(Some.Staff(location: Some.OtherLocation), "email1", Stop));

        Assert.IsType<Reading<EmailDetails>.NotFound>(await portal.Emails.GetAsync(portal.Maya, "email1", Stop));
        Assert.IsType<Reading<EmailDetails>.NotFound>(await portal.Emails.GetAsync(portal.Maya, "email2", Stop));
    }

    [Fact]
    public async Task A_token_of_another_sub_account_is_never_used()
    {
        await using var portal = await CreateAsync();
        portal.Tokens.Answer = new Portal.Services.SubAccounts.TokenAnswer.Usable(new AccessToken(Some.OtherLocation, "theirs"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.Contacts.GetAsync(portal.Maya, ContactId, Stop));
        Assert.Empty(portal.Service.Calls);
    }
}
