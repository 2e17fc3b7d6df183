using System.Net;
using System.Text.Json.Nodes;
using Portal.Services.HighLevel;

namespace Portal.Tests.HighLevel;

public sealed class ReadTests : IDisposable
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

        var contact = await FoundAsync((client, token, stop) => client.GetContactAsync(token, "c1", stop));

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

        var contacts = await FoundAsync((client, token, stop) => client.SearchContactsAsync(token, new ContactQuery("location1", new string('a', 74) + "😀b"), stop));

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

        var page = await FoundAsync((client, token, stop) => client.SearchConversationsAsync(token, new ConversationQuery("location1"), stop));

        Assert.Equal(2, page.Conversations.Count);
        Assert.Equal((3, 1772442000001, new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc)), (page.Conversations[0].UnreadCount, page.Conversations[0].SortValue, page.Conversations[0].LastMessageDate));
        Assert.Equal(("Bo", 1772442000000, "TYPE_EMAIL"), (page.Conversations[1].ContactName, page.Conversations[1].SortValue, page.Conversations[1].LastMessageType));
    }

    [Fact]
    public async Task Every_value_of_a_question_is_escaped()
    {
        _service.Says(HttpStatusCode.OK, """{"conversations":[]}""");
        var query = new ConversationQuery("location1") { Text = "a&b=c #é?", ContactId = "x/../y", UnreadOnly = true, LastMessageType = "TYPE_SMS", StartAfter = 5, Limit = 7 };

        await FoundAsync((client, token, stop) => client.SearchConversationsAsync(token, query, stop));

        Assert.Equal(
            "https://service.test/base/conversations/search?locationId=location1&contactId=x%2F..%2Fy&query=a%26b%3Dc%20%23%C3%A9%3F&status=unread&lastMessageType=TYPE_SMS&startAfterDate=5&sortBy=last_message_date&sort=desc&limit=7",
            _service.Only.Address);
    }

    [Fact]
    public async Task An_id_with_slashes_stays_one_part_of_the_address()
    {
        _service.Says(HttpStatusCode.OK, """{"id":"x"}""");

        await FoundAsync((client, token, stop) => client.GetContactAsync(token, "../conversations/v1?a=b#c", stop));

        Assert.Equal("https://service.test/base/contacts/..%2Fconversations%2Fv1%3Fa%3Db%23c", _service.Only.Address);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a\nb")]
    public async Task What_can_not_be_an_id_is_asked_of_nobody(string id)
    {
        await using var portal = ServiceUnderTest.On(_service);

        Assert.IsType<ServiceAnswer<ServiceContact>.Refused>(await portal.Client.GetContactAsync(ServiceUnderTest.Token, id, TestContext.Current.CancellationToken));
        Assert.IsType<ServiceAnswer<ServiceMessagePage>.Refused>(await portal.Client.ListMessagesAsync(ServiceUnderTest.Token, new MessageQuery(id), TestContext.Current.CancellationToken));
        Assert.IsType<ServiceAnswer<bool>.Refused>(await portal.Client.MarkReadAsync(ServiceUnderTest.Token, id, TestContext.Current.CancellationToken));
        Assert.Empty(_service.All);
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

        var page = await FoundAsync((client, token, stop) => client.ListMessagesAsync(token, new MessageQuery("v1") { LastMessageId = "m0", Types = ["TYPE_SMS", "TYPE_EMAIL"] }, stop));

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

        Assert.Equal("delivered", (await FoundAsync((client, token, stop) => client.GetMessageAsync(token, "m1", stop))).Status);
    }

    [Fact]
    public async Task An_email_is_read_with_its_body()
    {
        _service.Says(HttpStatusCode.OK, """
            {"id":"e1","locationId":"location1","contactId":"c1","subject":"Hello","body":"<p>Hi</p>","direction":"inbound","from":"Ana <ana@test.test>","to":"me@test.test","cc":["x@test.test"],"attachments":[{"url":"https://files.test/1"}]}
            """);

        var email = await FoundAsync((client, token, stop) => client.GetEmailAsync(token, "e1", stop));

        Assert.Equal(("Hello", "<p>Hi</p>", true, "location1"), (email.Subject, email.Html, email.IsInbound, email.LocationId));
        Assert.Equal(["me@test.test"], email.To);
        Assert.Equal(["https://files.test/1"], email.Attachments);
        Assert.EndsWith("conversations/messages/email/e1", _service.Only.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marking_as_read_names_the_sub_account_and_needs_no_answer()
    {
        _service.Says(HttpStatusCode.OK, "");

        Assert.True(await FoundAsync((client, token, stop) => client.MarkReadAsync(token, "v1", stop)));
        Assert.Equal(HttpMethod.Put, _service.Only.Method);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"locationId":"location1","unreadCount":0}"""), JsonNode.Parse(_service.Only.Body!)));
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"contact":{}}""")]
    [InlineData(302, "")]
    [InlineData(408, "")]
    [InlineData(500, "{}")]
    public async Task An_answer_that_says_nothing_is_unavailable(int status, string body)
    {
        _service.Says((HttpStatusCode)status, body);

        Assert.IsType<ServiceAnswer<ServiceContact>.Unavailable>(await GetContactAsync());
    }

    [Fact]
    public async Task A_refused_read_keeps_the_services_words()
    {
        _service.Says(HttpStatusCode.NotFound, """{"message":"Contact not found","traceId":"t"}""");

        Assert.Equal(new ServiceRefusal(404, null, "Contact not found", "t"), Assert.IsType<ServiceAnswer<ServiceContact>.Refused>(await GetContactAsync()).Refusal);
    }

    [Fact]
    public async Task Too_many_reads_say_how_long_to_wait()
    {
        _service.Says(HttpStatusCode.TooManyRequests, "", ("Retry-After", "3"));

        Assert.Equal(TimeSpan.FromSeconds(3), Assert.IsType<ServiceAnswer<ServiceContact>.Unavailable>(await GetContactAsync()).RetryAfter);
    }

    [Fact]
    public async Task A_read_that_finds_no_connection_is_unavailable_and_one_that_is_cancelled_is_no_answer()
    {
        _service.Connect = _ => throw new HttpRequestException(HttpRequestError.ConnectionError);
        Assert.IsType<ServiceAnswer<ServiceContact>.Unavailable>(await GetContactAsync());

        _service.Connect = stop => Task.Delay(Timeout.Infinite, stop);
        using var stopping = new CancellationTokenSource();
        await using var portal = ServiceUnderTest.On(_service);
        var reading = portal.Client.GetContactAsync(ServiceUnderTest.Token, "c1", stopping.Token);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    public void Dispose() => _service.Dispose();

    private async Task<ServiceAnswer<ServiceContact>> GetContactAsync()
    {
        await using var portal = ServiceUnderTest.On(_service);
        return await portal.Client.GetContactAsync(ServiceUnderTest.Token, "c1", TestContext.Current.CancellationToken);
    }

    private async Task<T> FoundAsync<T>(Func<IHighLevel, AccessToken, CancellationToken, Task<ServiceAnswer<T>>> ask)
    {
        await using var portal = ServiceUnderTest.On(_service);
        return Assert.IsType<ServiceAnswer<T>.Found>(await ask(portal.Client, ServiceUnderTest.Token, TestContext.Current.CancellationToken)).Value;
    }
}
