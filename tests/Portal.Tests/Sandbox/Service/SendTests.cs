using System.Text.Json.Nodes;
using Portal.Sandbox;

namespace Portal.Tests.Sandbox.Service;

/// <summary>What an accepted message is answered with, becomes, and brings about.</summary>
public sealed class SendTests
{
    private const string PageExample =
        """
        {"type":"Email","contactId":"abc123def456","appointmentId":"appt123","attachments":["https://storage.com/file1.pdf","https://storage.com/file2.jpg"],
        "emailFrom":"sender@company.com","emailCc":["cc1@company.com","cc2@company.com"],"emailBcc":["bcc1@company.com","bcc2@company.com"],
        "html":"<p>Hello World</p>","message":"Hello, how can I help you today?","subject":"Important Update","replyMessageId":"msg123","templateId":"template123",
        "threadId":"thread123","scheduledTimestamp":1669287863,"conversationProviderId":"provider123","emailTo":"recipient@company.com","emailReplyMode":"reply_all",
        "fromNumber":"+1499499299","toNumber":"+1439499299"}
        """;

    [Fact]
    public async Task An_accepted_text_is_answered_201_with_ids_of_twenty_letters_and_digits()
    {
        await using var service = await ServiceStand.StartAsync();

        var reply = await service.SendAsync("SMS", SandboxContacts.AnaRuiz);

        Assert.Equal(201, reply.Status);
        Assert.Matches("^[A-Za-z0-9]{20}$", reply.MessageId);
        Assert.Matches("^[A-Za-z0-9]{20}$", (string?)reply.Json["conversationId"]);
        Assert.Equal("Message queued successfully.", (string?)reply.Json["msg"]);
        Assert.Null(reply.Json["emailMessageId"]);
    }

    [Fact]
    public async Task The_example_of_the_services_page_is_accepted_as_it_stands_and_kept_letter_by_letter()
    {
        await using var service = await ServiceStand.StartAsync();

        var reply = await service.AskAsync(HttpMethod.Post, "conversations/messages", PageExample, FakeAccessTokens.Harbour);

        Assert.Equal(201, reply.Status);
        var entry = Assert.Single(service.Control.Ledger);
        Assert.Equal((PageExample, SandboxContacts.DanaExample, "Email", reply.MessageId), (entry.Body, entry.ContactId, entry.Type, entry.MessageId));
        var email = await service.GetAsync($"conversations/messages/email/{entry.EmailMessageId}");
        Assert.Equal(("<p>Hello World</p>", "Important Update", "sender@company.com"), ((string?)email.Json["body"], (string?)email.Json["subject"], (string?)email.Json["from"]));
        Assert.Equal(["cc1@company.com", "cc2@company.com"], email.Json["cc"]!.AsArray().Select(item => (string?)item));
        Assert.Equal((string?)"msg123", (string?)email.Json["replyToMessageId"]);
    }

    [Fact]
    public async Task An_accepted_email_names_its_thread()
    {
        await using var service = await ServiceStand.StartAsync();

        var first = await service.SendEmailAsync(SandboxContacts.AnaRuiz);
        var second = await service.SendEmailAsync(SandboxContacts.AnaRuiz, body => body["threadId"] = (string?)first.Json["threadId"]);

        Assert.Equal("pending", (string?)first.Json["status"]);
        Assert.Equal((string?)first.Json["threadId"], (string?)second.Json["threadId"]);
        Assert.NotEqual((string?)first.Json["emailMessageId"], (string?)second.Json["emailMessageId"]);
    }

    [Fact]
    public async Task A_text_walks_from_queued_to_delivered_by_the_clock_alone()
    {
        await using var service = await ServiceStand.StartAsync();
        var id = (await service.SendAsync("SMS", SandboxContacts.SilasStone)).MessageId;
        var seen = new List<string?> { await service.StatusAsync(id) };

        for (var step = 0; step < 100; step++)
        {
            service.Clock.Advance(TimeSpan.FromSeconds(0.1));
            seen.Add(await service.StatusAsync(id));
        }

        Assert.Equal(["queued", "sent", "delivered"], seen.Distinct());
    }

    [Fact]
    public async Task Someone_who_reads_turns_whatsapp_to_read_and_email_to_opened()
    {
        await using var service = await ServiceStand.StartAsync();
        var chat = (await service.SendAsync("WhatsApp", SandboxContacts.OliviaOkoye)).MessageId;
        var email = await service.SendEmailAsync(SandboxContacts.OliviaOkoye);

        Assert.Equal("pending", (string?)(await service.GetAsync($"conversations/messages/email/{(string?)email.Json["emailMessageId"]}")).Json["status"]);
        service.Clock.Advance(TimeSpan.FromSeconds(12));

        Assert.Equal("read", await service.StatusAsync(chat));
        Assert.Equal("opened", await service.StatusAsync(email.MessageId));
        Assert.Equal("opened", (string?)(await service.GetAsync($"conversations/messages/email/{(string?)email.Json["emailMessageId"]}")).Json["status"]);
    }

    [Theory]
    [InlineData(SandboxContacts.LenaFischer, "SMS", "30006: Landline or unreachable carrier")]
    [InlineData(SandboxContacts.UriNavon, "SMS", "30003: Unreachable destination handset")]
    [InlineData(SandboxContacts.BenBrandt, "Email", "550 5.1.1 The mailbox does not exist")]
    public async Task A_message_that_the_carrier_gives_back_fails_after_it_was_accepted(string contactId, string type, string error)
    {
        await using var service = await ServiceStand.StartAsync();
        var reply = await service.SendAsync(type, contactId, change: body => body["html"] = "<p>Hello</p>");

        Assert.Equal(201, reply.Status);
        Assert.Null((await service.GetAsync($"conversations/messages/{reply.MessageId}")).Json["error"]);
        service.Clock.Advance(TimeSpan.FromSeconds(5));

        var message = await service.GetAsync($"conversations/messages/{reply.MessageId}");
        Assert.Equal(("failed", error), ((string?)message.Json["status"], (string?)message.Json["error"]));
    }

    [Fact]
    public async Task A_scheduled_message_waits_for_its_time()
    {
        await using var service = await ServiceStand.StartAsync();
        var at = new DateTimeOffset(service.Clock.Now.AddHours(2), TimeSpan.Zero).ToUnixTimeSeconds();
        var id = (await service.SendAsync("SMS", SandboxContacts.SilasStone, change: body => body["scheduledTimestamp"] = at)).MessageId;

        service.Clock.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal("scheduled", await service.StatusAsync(id));
        service.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("delivered", await service.StatusAsync(id));
    }

    [Fact]
    public async Task Someone_who_answers_does_so_on_the_same_channel_and_raises_what_is_unread()
    {
        await using var service = await ServiceStand.StartAsync();
        var conversation = await service.ConversationAsync(SandboxContacts.AnaRuiz);
        var before = (int)(await service.GetAsync($"conversations/{conversation}")).Json["unreadCount"]!;
        await service.SendAsync("WhatsApp", SandboxContacts.AnaRuiz);

        service.Clock.Advance(TimeSpan.FromSeconds(15));

        var newest = (await service.GetAsync($"conversations/{conversation}/messages?limit=1")).Json["messages"]!["messages"]![0]!;
        Assert.Equal(("inbound", "TYPE_WHATSAPP"), ((string?)newest["direction"], (string?)newest["messageType"]));
        Assert.Equal(before + 1, (int)(await service.GetAsync($"conversations/{conversation}")).Json["unreadCount"]!);
    }

    [Fact]
    public async Task An_answer_to_an_email_is_an_email_with_a_body_of_its_own()
    {
        await using var service = await ServiceStand.StartAsync();
        await service.SendEmailAsync(SandboxContacts.AnaRuiz);
        service.Clock.Advance(TimeSpan.FromSeconds(20));

        var conversation = await service.ConversationAsync(SandboxContacts.AnaRuiz);
        var row = (await service.GetAsync($"conversations/{conversation}/messages?limit=1")).Json["messages"]!["messages"]![0]!;
        Assert.Null(row["body"]);
        var email = await service.GetAsync($"conversations/messages/email/{(string?)row["meta"]!["email"]!["messageIds"]![0]}");
        Assert.Equal(("inbound", "Re: Greetings"), ((string?)email.Json["direction"], (string?)email.Json["subject"]));
    }

    [Fact]
    public async Task Someone_silent_never_answers_and_nobody_does_when_told_not_to()
    {
        await using var service = await ServiceStand.StartAsync(options => options.ContactsAnswer = false);
        await service.SendAsync("SMS", SandboxContacts.AnaRuiz);
        service.Clock.Advance(TimeSpan.FromMinutes(5));

        var newest = await NewestAsync(service, SandboxContacts.AnaRuiz);
        Assert.Equal("outbound", (string?)newest["direction"]);
    }

    [Fact]
    public async Task An_email_with_a_known_thread_joins_its_row_and_another_begins_one()
    {
        await using var service = await ServiceStand.StartAsync(options => options.ContactsAnswer = false);
        var first = await service.SendEmailAsync(SandboxContacts.AnaRuiz);
        var second = await service.SendEmailAsync(SandboxContacts.AnaRuiz, body => body["threadId"] = first.MessageId);
        var third = await service.SendEmailAsync(SandboxContacts.AnaRuiz);

        Assert.Equal(first.MessageId, second.MessageId);
        Assert.NotEqual(first.MessageId, third.MessageId);
        var row = await service.GetAsync($"conversations/messages/{first.MessageId}");
        Assert.Equal(
            [(string?)first.Json["emailMessageId"], (string?)second.Json["emailMessageId"]],
            row.Json["meta"]!["email"]!["messageIds"]!.AsArray().Select(item => (string?)item));
    }

    [Fact]
    public async Task A_first_message_begins_the_conversation()
    {
        await using var service = await ServiceStand.StartAsync();

        var first = await service.SendAsync("SMS", SandboxContacts.NellCarter);
        var second = await service.SendAsync("Live_Chat", SandboxContacts.NellCarter);

        Assert.Equal((string?)first.Json["conversationId"], (string?)second.Json["conversationId"]);
        Assert.Equal(200, (await service.GetAsync($"conversations/{(string?)first.Json["conversationId"]}")).Status);
    }

    [Fact]
    public async Task Speed_changes_what_is_accepted_from_then_on()
    {
        await using var service = await ServiceStand.StartAsync();
        var slow = (await service.SendAsync("SMS", SandboxContacts.SilasStone)).MessageId;
        service.Control.Speed = 1000;
        var quick = (await service.SendAsync("SMS", SandboxContacts.SilasStone)).MessageId;

        service.Clock.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal(("queued", "delivered"), (await service.StatusAsync(slow), await service.StatusAsync(quick)));
    }

    private static async Task<JsonNode> NewestAsync(ServiceStand service, string contactId)
    {
        var conversation = await service.ConversationAsync(contactId);
        return (await service.GetAsync($"conversations/{conversation}/messages?limit=1")).Json["messages"]!["messages"]![0]!;
    }
}
