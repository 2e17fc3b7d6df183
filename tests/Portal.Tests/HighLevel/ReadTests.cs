using System.Net;
using System.Text.Json.Nodes;
using Portal.Services.HighLevel;

namespace Portal.Tests.HighLevel;

/// <summary>How a read is asked, and what comes of it where the service does not answer it.</summary>
public sealed class ReadTests : IDisposable
{
    private readonly StubHandler _service = new();

    [Fact]
    public async Task Every_value_of_a_question_is_escaped()
    {
        _service.Says(HttpStatusCode.OK, """{"conversations":[]}""");
        var query = new ConversationQuery("location1") { Text = "a&b=c #é?", ContactId = "x/../y", UnreadOnly = true, LastMessageType = "TYPE_SMS", StartAfter = 5, Limit = 7 };

        await ServiceUnderTest.FoundAsync(_service, (client, token, stop) => client.SearchConversationsAsync(token, query, stop));

        Assert.Equal(
            "https://service.test/base/conversations/search?locationId=location1&contactId=x%2F..%2Fy&query=a%26b%3Dc%20%23%C3%A9%3F&status=unread&lastMessageType=TYPE_SMS&startAfterDate=5&sortBy=last_message_date&sort=desc&limit=7",
            _service.Only.Address);
    }

    [Fact]
    public async Task An_id_with_slashes_stays_one_part_of_the_address()
    {
        _service.Says(HttpStatusCode.OK, """{"id":"x"}""");

        await ServiceUnderTest.FoundAsync(_service, (client, token, stop) => client.GetContactAsync(token, "../conversations/v1?a=b#c", stop));

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

    [Fact]
    public async Task Marking_as_read_names_the_sub_account_and_needs_no_answer()
    {
        _service.Says(HttpStatusCode.OK, "");

        Assert.True(await ServiceUnderTest.FoundAsync(_service, (client, token, stop) => client.MarkReadAsync(token, "v1", stop)));
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
}
