using System.Text.Json.Nodes;
using Portal.Sandbox;

namespace Portal.Tests.Sandbox.Service;

/// <summary>Every way a send is refused for what it says or whom it is for.</summary>
public sealed class SendRefusalTests(SharedStand shared) : IClassFixture<SharedStand>
{
    private const string NoContent = "CONVERSATIONS_MSG_NO_CONTENT";

    public static TheoryData<string, string, string, int, string, string> Refusals => new()
    {
        { "SMS", SandboxContacts.NadiaKowalska, "{}", 400, "CONVERSATIONS_MSG_DND_ACTIVE_SMS", "Cannot send message as DND is active for SMS." },
        { "SMS", SandboxContacts.PetraNovak, "{}", 400, "CONVERSATIONS_MSG_DND_ACTIVE_SMS", "Cannot send message as DND is active for SMS." },
        { "SMS", SandboxContacts.OmarHaddad, "{}", 400, "CONVERSATIONS_MSG_DND_ACTIVE_SMS", "Cannot send message as DND is active for SMS." },
        { "Email", SandboxContacts.OmarHaddad, """{"html":"<p>x</p>"}""", 400, "CONVERSATIONS_MSG_DND_ACTIVE_EMAIL", "Cannot send message as DND is active for Email." },
        { "WhatsApp", SandboxContacts.OmarHaddad, "{}", 400, "CONVERSATIONS_MSG_DND_ACTIVE_WHATSAPP", "Cannot send message as DND is active for WhatsApp." },
        { "FB", SandboxContacts.OmarHaddad, "{}", 400, "CONVERSATIONS_MSG_DND_ACTIVE_FB", "Cannot send message as DND is active for Facebook." },
        { "Live_Chat", SandboxContacts.OmarHaddad, "{}", 400, "CONVERSATIONS_MSG_DND_ACTIVE_LIVE_CHAT", "Cannot send message as DND is active for Live Chat." },
        { "SMS", SandboxContacts.NoaBenDavid, "{}", 422, "CONVERSATIONS_MSG_NO_PHONE", "Missing phone number" },
        { "WhatsApp", SandboxContacts.NemoNobody, "{}", 422, "CONVERSATIONS_MSG_NO_PHONE", "Missing phone number" },
        { "SMS", SandboxContacts.AnaRuiz, """{"toNumber":"+16175550112"}""", 400, "CONVERSATIONS_MSG_PHONE_MISMATCH", "toNumber does not match any of the contact's phone numbers" },
        { "SMS", SandboxContacts.AnaRuiz, """{"message":"  "}""", 422, NoContent, "There is no message or attachments for this message. Skip sending." },
        { "Email", SandboxContacts.EddiePark, """{"html":"<p>x</p>"}""", 400, "CONVERSATIONS_MSG_NO_EMAIL", "Contact has no email" },
        { "Email", SandboxContacts.AnaRuiz, "{}", 422, NoContent, "There is no message or attachments for this message. Skip sending." },
        { "Email", SandboxContacts.AnaRuiz, """{"html":"<p>x</p>","emailTo":"other@example.com"}""", 400, "CONVERSATIONS_MSG_INVALID_EMAILTO", "Cannot send message as emailTo is not under contact's primary or additional emails" },
        { "Email", SandboxContacts.AnaRuiz, """{"html":"<p>x</p>","emailTo":"Ana.Ruiz@example.com"}""", 400, "CONVERSATIONS_MSG_INVALID_EMAILTO", "Cannot send message as emailTo is not under contact's primary or additional emails" },
        { "Email", SandboxContacts.IvanPetrov, """{"html":"<p>x</p>"}""", 400, "CONVERSATIONS_MSG_INVALID_EMAIL", "Unable to send e-mail, contact's e-mail is invalid" },
        { "Email", SandboxContacts.UmaSharma, """{"html":"<p>x</p>"}""", 400, "CONVERSATIONS_MSG_UNSUBSCRIBED", "Cannot send email as uma.sharma@example.com has unsubscribed" },
        { "Custom", SandboxContacts.AnaRuiz, "{}", 400, "CONVERSATIONS_MSG_CONVERSATION_PROVIDER_MISMATCH", "Incorrect conversationProviderId/type" },
        { "Custom", SandboxContacts.AnaRuiz, """{"conversationProviderId":"provider123"}""", 400, "CONVERSATIONS_MSG_CONVERSATION_PROVIDER_MISMATCH", "Incorrect conversationProviderId/type" },
        { "Custom", SandboxContacts.AnaRuiz, $$"""{"conversationProviderId":"{{SandboxSubAccounts.NorthsideFitnessProvider}}"}""", 401, "CONVERSATIONS_MSG_PROVIDER_NO_ACCESS", "The token does not own the conversation provider." },
        { "SMS", SandboxFormerContacts.SofiaMartins, "{}", 400, "CONVERSATIONS_CONTACT_NOT_FOUND", $"Contact not found for id:{SandboxFormerContacts.SofiaMartins}" },
        { "SMS", "0123456789abcdefghij", "{}", 400, "CONVERSATIONS_CONTACT_NOT_FOUND", "Contact not found for id:0123456789abcdefghij" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_send_that_can_not_be_is_refused_with_its_code(string type, string contactId, string changes, int status, string code, string message)
    {
        var service = shared.Service;
        var accepted = service.Control.Ledger.Count;

        var reply = await service.SendAsync(type, contactId, change: body => Merge(body, changes));

        Assert.Equal((status, code, message), (reply.Status, reply.Code, reply.Message));
        Assert.Equal(accepted, service.Control.Ledger.Count);
    }

    [Theory]
    [InlineData("WhatsApp", "WhatsApp")]
    [InlineData("IG", "Instagram")]
    [InlineData("FB", "Facebook")]
    public async Task A_window_that_has_closed_refuses_and_names_its_channel_and_an_open_one_sends(string type, string channel)
    {
        await using var service = await ServiceStand.StartAsync();

        var closed = await service.SendAsync(type, SandboxContacts.WendyClark);
        var open = await service.SendAsync(type, SandboxContacts.OliviaOkoye);
        service.Clock.Advance(TimeSpan.FromHours(24));
        var tomorrow = await service.SendAsync(type, SandboxContacts.OliviaOkoye);
        service.Control.Receive(new(SandboxContacts.OliviaOkoye, type, "I'm back"));
        var afterAnswer = await service.SendAsync(type, SandboxContacts.OliviaOkoye);

        Assert.Equal((400, "CONVERSATIONS_MSG_CHAT_NO_LONGER_ACTIVE", channel), (closed.Status, closed.Code, (string?)closed.Json["arguments"]!["channel"]));
        Assert.Equal($"Can't send {channel} message as the last inbound message was earlier than 24 hours ago.", closed.Message);
        Assert.Equal(new[] { 201, 400, 201 }, new[] { open.Status, tomorrow.Status, afterAnswer.Status });
    }

    [Theory]
    [InlineData("""{"type":"Fax"}""", "type must be a valid enum value")]
    [InlineData("""{"type":"sms"}""", "type must be a valid enum value")]
    [InlineData("""{"type":null}""", "type must be a valid enum value")]
    [InlineData("""{"emailReplyMode":"all"}""", "emailReplyMode must be a valid enum value")]
    [InlineData("""{"status":"sent"}""", "status must be a valid enum value")]
    [InlineData("""{"message":5}""", "message must be a string")]
    [InlineData("""{"attachments":"https://x.example/a.png"}""", "attachments must be an array")]
    [InlineData("""{"emailCc":[1]}""", "each value in emailCc must be a string")]
    [InlineData("""{"scheduledTimestamp":"soon"}""", "scheduledTimestamp must be a number conforming to the specified constraints")]
    [InlineData("""{"scheduledTimestamp":1669287863}""", "scheduledTimestamp must be in the future")]
    [InlineData("""{"html":1}""", "html must be a string")]
    [InlineData("""{"subject":[]}""", "subject must be a string")]
    [InlineData("""{"emailFrom":{}}""", "emailFrom must be a string")]
    [InlineData("""{"emailTo":["a@example.com"]}""", "emailTo must be a string")]
    [InlineData("""{"emailBcc":"a@example.com"}""", "emailBcc must be an array")]
    [InlineData("""{"replyMessageId":1}""", "replyMessageId must be a string")]
    [InlineData("""{"threadId":true}""", "threadId must be a string")]
    [InlineData("""{"templateId":1}""", "templateId must be a string")]
    [InlineData("""{"appointmentId":1}""", "appointmentId must be a string")]
    [InlineData("""{"conversationProviderId":1}""", "conversationProviderId must be a string")]
    [InlineData("""{"fromNumber":16175550100}""", "fromNumber must be a string")]
    [InlineData("""{"toNumber":16175550111}""", "toNumber must be a string")]
    [InlineData("""{"emailReplyMode":"Reply_All"}""", "emailReplyMode must be a valid enum value")]
    public async Task A_field_of_the_wrong_form_is_told_in_a_list(string changes, string complaint)
    {
        var service = shared.Service;

        var reply = await service.SendAsync("SMS", SandboxContacts.AnaRuiz, change: body => Merge(body, changes));

        Assert.Equal(422, reply.Status);
        Assert.Equal([complaint], reply.Json["message"]!.AsArray().Select(item => (string?)item));
        Assert.Equal("Unprocessable Entity", (string?)reply.Json["error"]);
    }

    [Theory]
    [InlineData("""{"type":"SMS","message":"x"}""", "application/json")]
    [InlineData("""{"type":"SMS","contactId":"","message":"x"}""", "application/json")]
    [InlineData("""{"type":"SMS","contactId":"hdAnaRuiz00000000001","message":"x"}""", null)]
    [InlineData("""{"type":"SMS","contactId":"hdAnaRuiz00000000001","message":"x"}""", "text/plain")]
    [InlineData("""{"type":"SMS","contactId":"hdAna""", "application/json")]
    [InlineData("[]", "application/json")]
    public async Task A_body_without_a_contact_or_not_announced_as_json_has_no_contact(string body, string? contentType)
    {
        var service = shared.Service;

        var reply = await service.AskAsync(HttpMethod.Post, "conversations/messages", body, FakeAccessTokens.Harbour, contentType: contentType);

        Assert.Equal((404, "Contact id not given"), (reply.Status, reply.Message));
    }

    [Fact]
    public async Task Only_the_provider_of_the_sub_account_carries_custom_messages_and_never_for_a_private_integration()
    {
        await using var service = await ServiceStand.StartAsync();
        static void Provider(JsonObject body) => body["conversationProviderId"] = SandboxSubAccounts.HarbourDentalProvider;

        var own = await service.SendAsync("Custom", SandboxContacts.AnaRuiz, change: Provider);
        var integration = await service.SendAsync("Custom", SandboxContacts.AnaRuiz, change: Provider, token: FakeAccessTokens.PrivateIntegration);

        Assert.Equal(201, own.Status);
        Assert.Equal((401, "CONVERSATIONS_MSG_PROVIDER_NO_ACCESS"), (integration.Status, integration.Code));
    }

    [Fact]
    public async Task Do_not_disturb_for_one_channel_leaves_the_others_open()
    {
        await using var service = await ServiceStand.StartAsync();

        Assert.Equal(201, (await service.SendEmailAsync(SandboxContacts.NadiaKowalska)).Status);
        Assert.Equal(201, (await service.SendAsync("SMS", SandboxContacts.GusOrtega, token: FakeAccessTokens.Northside)).Status);
    }

    [Fact]
    public async Task A_contact_that_was_merged_is_gone_with_its_conversation_and_the_survivor_has_its_addresses()
    {
        await using var service = await ServiceStand.StartAsync();
        var conversation = await service.ConversationAsync(SandboxContacts.SilasStone);

        Assert.True(service.Control.Merge(SandboxContacts.SilasStone, SandboxContacts.AnaRuiz));

        var send = await service.SendAsync("SMS", SandboxContacts.SilasStone);
        Assert.Equal((400, "CONVERSATIONS_CONTACT_NOT_FOUND"), (send.Status, send.Code));
        Assert.Equal(404, (await service.GetAsync($"conversations/{conversation}")).Status);
        Assert.Equal(400, (await service.GetAsync($"contacts/{SandboxContacts.SilasStone}")).Status);
        Assert.Equal(201, (await service.SendAsync("SMS", SandboxContacts.AnaRuiz, change: body => body["toNumber"] = "+16175550112")).Status);
        Assert.Empty((await service.GetAsync($"conversations/search?locationId={ServiceStand.Harbour}&id={conversation}")).Json["conversations"]!.AsArray());
    }

    private static void Merge(JsonObject body, string changes)
    {
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject())
        {
            body[name] = value?.DeepClone();
        }
    }
}
