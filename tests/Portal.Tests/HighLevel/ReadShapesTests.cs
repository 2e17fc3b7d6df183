using System.Net;
using System.Text.Json.Nodes;
using Portal.Services.HighLevel;

namespace Portal.Tests.HighLevel;

/// <summary>What the service answers to a read, in each shape that it is known to have.</summary>
public sealed class ReadShapesTests : IDisposable
{
    private readonly StubHandler _service = new();

    [Theory]
    [InlineData("""{"contact":CONTACT}""")]
    [InlineData("CONTACT")]
    public async Task A_contact_is_read_wrapped_or_not(string shape)
    {
        _service.Says(HttpStatusCode.OK, shape.Replace("CONTACT", """
            {"id":"c1","locationId":"location1","firstName":"Ana","lastName":"Ruiz","email":"ana@test.test","phone":12025550100,"timezone":"America/Chicago",
             "tags":["a",{"name":"b"}],"dnd":"false","additionalEmails":[{"email":"x@test.test"},"y@test.test"],
             "dndSettings":{"Email":{"status":"Permanent","message":"STOP","code":101},"whatsApp":{"status":"active"},"sms":{},"fb":null}}
            """, StringComparison.Ordinal));

        var contact = await ServiceUnderTest.FoundAsync(_service, (client, token, stop) => client.GetContactAsync(token, "c1", stop));

        Assert.Equal(("c1", "location1", "12025550100", "America/Chicago", false), (contact.Id, contact.LocationId, contact.Phone, contact.TimeZone, contact.Dnd));
        Assert.Equal(["x@test.test", "y@test.test"], contact.AdditionalEmails);
        Assert.Equal(["a", "b"], contact.Tags);
        Assert.Equal(new ServiceDnd("permanent", "STOP", "101"), contact.DndSettings["EMAIL"]);
        Assert.True(contact.DndSettings["WhatsApp"].IsOn);
        Assert.False(contact.DndSettings["SMS"].IsOn);
        Assert.Equal("https://service.test/base/contacts/c1", _service.Only.Address);
        Assert.Equal("2021-07-28", _service.Only.Headers["Version"]);
    }

    [Fact]
    public async Task Contacts_are_searched_within_the_sub_account()
    {
        _service.Says(HttpStatusCode.Created, """{"contacts":[{"id":"c1"},{"name":"without an id"},"rubbish",null],"total":"1"}""");

        var contacts = await ServiceUnderTest.FoundAsync(_service, (client, token, stop) => client.SearchContactsAsync(token, new ContactQuery("location1", new string('a', 74) + "😀b"), stop));

        Assert.Equal("c1", Assert.Single(contacts).Id);
        var body = JsonNode.Parse(_service.Only.Body!)!;
        Assert.Equal("location1", (string?)body["locationId"]);
        Assert.Equal(new string('a', 74), (string?)body["query"]);
        Assert.Equal(20, (int?)body["pageLimit"]);
    }

    [Fact]
    public async Task Conversations_are_read_with_whatever_a_row_leaves_out()
    {
        _service.Says(HttpStatusCode.OK, """
            {"conversations":[
              {"id":"v1","contactId":"c1","locationId":"location1","contactName":"Ana","unreadCount":"3","lastMessageDate":1772442000000,"sort":[1772442000001],"lastMessageType":"TYPE_SMS","lastMessageDirection":"inbound","lastMessageBody":"Hi"},
              {"id":"v2","contactId":"c2","fullName":"Bo","lastMessageDate":"2026-03-02T09:00:00.000Z","lastMessageType":"Email"},
              {"id":"v3"}],
             "total":2,"traceId":"t"}
            """);

        var page = await ServiceUnderTest.FoundAsync(_service, (client, token, stop) => client.SearchConversationsAsync(token, new ConversationQuery("location1"), stop));

        Assert.Equal(2, page.Conversations.Count);
        Assert.Equal((3, 1772442000001, new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc)), (page.Conversations[0].UnreadCount, page.Conversations[0].SortValue, page.Conversations[0].LastMessageDate));
        Assert.Equal(("Bo", 1772442000000, "TYPE_EMAIL"), (page.Conversations[1].ContactName, page.Conversations[1].SortValue, page.Conversations[1].LastMessageType));
    }

    [Theory]
    [InlineData("""{"messages":{"lastMessageId":"m9","nextPage":true,"messages":ROWS},"traceId":"t"}""")]
    [InlineData("""{"lastMessageId":"m9","nextPage":"true","messages":ROWS}""")]
    [InlineData("""{"nextPage":true,"messages":ROWS,"lastMessageId":"m9"}""")]
    public async Task Messages_are_read_nested_or_flat(string shape)
    {
        _service.Says(HttpStatusCode.OK, shape.Replace("ROWS", """
            [{"id":"m1","type":2,"messageType":"TYPE_SMS","dateAdded":"2026-03-02T09:00:00.000Z","direction":"outbound","status":"something new","body":"Hi","source":"api","error":{"message":"30006"}},
             {"id":"m2","type":3,"dateAdded":1772442000,"direction":"Inbound","meta":{"email":{"email":{"messageIds":["e1","e2"]}}}},
             {"id":"m3","messageType":"SMS","direction":"inbound"},
             {"id":"m4","messageType":"TYPE_BRAND_NEW","dateAdded":"2026-03-02T08:00:00Z","meta":{"email":{"messageIds":["e3"]}}},
             {"messageType":"TYPE_SMS"}]
            """, StringComparison.Ordinal));

        var page = await ServiceUnderTest.FoundAsync(_service, (client, token, stop) => client.ListMessagesAsync(token, new MessageQuery("v1") { LastMessageId = "m0", Types = ["TYPE_SMS", "TYPE_EMAIL"] }, stop));

        Assert.Equal(("m9", true), (page.LastMessageId, page.HasOlder));
        Assert.Equal(["m1", "m2", "m3", "m4"], page.Messages.Select(m => m.Id));
        Assert.Equal(["TYPE_SMS", "TYPE_EMAIL", "TYPE_SMS", "TYPE_BRAND_NEW"], page.Messages.Select(m => m.MessageType));
        Assert.Equal([false, true, true, false], page.Messages.Select(m => m.IsInbound));
        Assert.Equal(("30006", "something new"), (page.Messages[0].Error, page.Messages[0].Status));
        Assert.Equal(new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc), page.Messages[1].DateAdded);
        Assert.Equal(page.Messages[1].DateAdded, page.Messages[2].DateAdded);
        Assert.Equal(["e1", "e2"], page.Messages[1].EmailMessageIds);
        Assert.Equal(["e3"], page.Messages[3].EmailMessageIds);
        Assert.EndsWith("conversations/v1/messages?lastMessageId=m0&type=TYPE_SMS%2CTYPE_EMAIL&limit=30", _service.Only.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"m1","messageType":"TYPE_SMS","status":"Delivered"}""")]
    [InlineData("""{"message":{"id":"m1","messageType":"TYPE_SMS","status":"delivered"},"traceId":"t"}""")]
    public async Task One_message_is_read_wrapped_or_not(string body)
    {
        _service.Says(HttpStatusCode.OK, body);

        Assert.Equal("delivered", (await ServiceUnderTest.FoundAsync(_service, (client, token, stop) => client.GetMessageAsync(token, "m1", stop))).Status);
    }

    [Fact]
    public async Task An_email_is_read_with_its_body()
    {
        _service.Says(HttpStatusCode.OK, """
            {"id":"e1","locationId":"location1","contactId":"c1","subject":"Hello","body":"<p>Hi</p>","direction":"inbound","from":"Ana <ana@test.test>","to":"me@test.test","cc":["x@test.test"],"attachments":[{"url":"https://files.test/1"}]}
            """);

        var email = await ServiceUnderTest.FoundAsync(_service, (client, token, stop) => client.GetEmailAsync(token, "e1", stop));

        Assert.Equal(("Hello", "<p>Hi</p>", true, "location1"), (email.Subject, email.Html, email.IsInbound, email.LocationId));
        Assert.Equal(["me@test.test"], email.To);
        Assert.Equal(["https://files.test/1"], email.Attachments);
        Assert.EndsWith("conversations/messages/email/e1", _service.Only.Address, StringComparison.Ordinal);
    }

    public void Dispose() => _service.Dispose();
}
