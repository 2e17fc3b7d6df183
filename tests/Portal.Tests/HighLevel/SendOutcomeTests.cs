using System.Net;
using Portal.Services.HighLevel;

namespace Portal.Tests.HighLevel;

public sealed class SendOutcomeTests : IDisposable
{
    private readonly StubHandler _service = new();

    [Fact]
    public async Task The_documented_answer_is_read_back_whole()
    {
        _service.Says(HttpStatusCode.OK, """
            {"conversationId":"ABC12h2F6uBrIkfXYazb","messageId":"t22c6DQcTDf3MjRhwf77","emailMessageId":"rnGyqh2F6uBrIkfhFo9A",
             "messageIds":["one","two"],"msg":"Message queued successfully.","traceId":"trace1"}
            """);

        var accepted = Assert.IsType<SendOutcome.Accepted>(await SendAsync());

        Assert.Equal("t22c6DQcTDf3MjRhwf77", accepted.MessageId);
        Assert.Equal("ABC12h2F6uBrIkfXYazb", accepted.ConversationId);
        Assert.Equal("rnGyqh2F6uBrIkfhFo9A", accepted.EmailMessageId);
        Assert.Equal(["one", "two"], accepted.MessageIds);
        Assert.Equal("Message queued successfully.", accepted.Note);
        Assert.Equal("trace1", accepted.TraceId);
    }

    [Theory]
    [InlineData(200, """{"messageId":"m1"}""")]
    [InlineData(201, """{"messageId":"m1","status":"something new","msg":null}""")]
    [InlineData(202, """{"messageIds":["m1","m2"]}""")]
    [InlineData(201, """{"data":{"messageId":"m1"},"traceId":"t"}""")]
    [InlineData(201, """{"message":{"messageId":"m1"}}""")]
    [InlineData(201, """{"message":"queued","messageId":"m1","messageIds":"m2"}""")]
    [InlineData(200, """{"messageId":"m1","messageIds":[["m2"],["m3"]],"forwardData":{"any":[1]},"brandNew":true}""")]
    [InlineData(201, """{"messageId":"m1","conversationId":null,"emailMessageId":5,"status":7,"messageIds":null}""")]
    [InlineData(200, """{"messageIds":[["m1"],["m2"]]}""")]
    [InlineData(201, """{"messageIds":{"messageIds":["m1","m2"]}}""")]
    [InlineData(201, """{"messageIds":[{"messageId":"m1"},{"id":"m2"}]}""")]
    public async Task Any_2xx_that_names_a_message_is_accepted(int status, string body)
    {
        _service.Says((HttpStatusCode)status, body);

        Assert.Equal("m1", Assert.IsType<SendOutcome.Accepted>(await SendAsync()).MessageId);
    }

    [Theory]
    [InlineData("""["m1","m2"]""")]
    [InlineData("""[["m1"],["m2"]]""")]
    [InlineData("""[["m1","m2"]]""")]
    [InlineData("""[{"messageId":"m1"},{"id":"m2"}]""")]
    [InlineData("""{"messageIds":["m1","m2"]}""")]
    [InlineData("""["m1",null,"m2",""]""")]
    public async Task A_list_of_ids_is_read_nested_or_flat(string list)
    {
        _service.Says(HttpStatusCode.OK, $$"""{"messageId":"m1","messageIds":{{list}}}""");

        Assert.Equal(["m1", "m2"], Assert.IsType<SendOutcome.Accepted>(await SendAsync()).MessageIds);
    }

    [Fact]
    public async Task An_id_that_comes_as_a_number_is_an_id()
    {
        _service.Says(HttpStatusCode.Created, """{"messageId":42}""");

        Assert.Equal("42", Assert.IsType<SendOutcome.Accepted>(await SendAsync()).MessageId);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "<html>ok</html>")]
    [InlineData(201, """{"messageId":"m1""")]
    [InlineData(201, "[]")]
    [InlineData(201, "null")]
    [InlineData(201, """{"msg":"Message queued successfully."}""")]
    [InlineData(201, """{"messageId":"  "}""")]
    [InlineData(302, "")]
    [InlineData(307, "")]
    [InlineData(408, "{}")]
    [InlineData(500, """{"statusCode":500,"message":"Internal server error"}""")]
    [InlineData(502, "<html>bad gateway</html>")]
    [InlineData(503, "")]
    public async Task What_does_not_say_whether_it_was_sent_is_unknown(int status, string body)
    {
        _service.Says((HttpStatusCode)status, body, ("Location", "https://elsewhere.test/"), ("Retry-After", "1"));

        Assert.Equal(status, Assert.IsType<SendOutcome.Unknown>(await SendAsync()).Status);
        Assert.Single(_service.All);
    }

    [Theory]
    [InlineData(422, "CONVERSATIONS_MSG_NO_CONTENT", "There is no message or attachments for this message. Skip sending.")]
    [InlineData(422, "CONVERSATIONS_MSG_NO_PHONE", "Missing phone number")]
    [InlineData(400, "CONVERSATIONS_MSG_NO_EMAIL", "contact has no email")]
    [InlineData(400, "CONVERSATIONS_MSG_INVALID_EMAIL", "Unable to send e-mail, contact's e-mail is invalid")]
    [InlineData(400, "CONVERSATIONS_MSG_INVALID_EMAILTO", "Cannot send message as emailTo is not under contact's primary or additional emails")]
    [InlineData(400, "CONVERSATIONS_MSG_DND_ACTIVE_SMS", "Cannot send message as DND is active for SMS.")]
    [InlineData(400, "CONVERSATIONS_MSG_DND_ACTIVE_EMAIL", "Cannot send message as DND is active for Email.")]
    [InlineData(400, "CONVERSATIONS_MSG_UNSUBSCRIBED", "Cannot send email as a@b.test has unsubscribed")]
    [InlineData(400, "CONVERSATIONS_MSG_PHONE_MISMATCH", "toNumber is not the contact's")]
    [InlineData(400, "CONVERSATIONS_MSG_CHAT_NO_LONGER_ACTIVE", "Can't send Facebook message as the last inbound message was earlier than 24 hours ago")]
    [InlineData(401, "CONVERSATIONS_MSG_PROVIDER_NO_ACCESS", "token does not own the conversation provider")]
    [InlineData(400, "CONVERSATIONS_MSG_CONVERSATION_PROVIDER_MISMATCH", "Incorrect conversationProviderId/type")]
    [InlineData(400, "CONVERSATIONS_CONTACT_NOT_FOUND", "Contact not found for id: x")]
    [InlineData(400, "CONVERSATIONS_MSG_NOT_FOUND", "No message found with id: x")]
    public async Task Each_known_refusal_is_definite_and_keeps_code_words_and_trace(int status, string code, string message)
    {
        _service.Says((HttpStatusCode)status, $$"""
            {"statusCode":{{status}},"error":"Bad Request","message":"{{message}}","canonicalCode":"{{code}}","arguments":{"channel":"FB"},"traceId":"trace1"}
            """);

        var refusal = Assert.IsType<SendOutcome.Refused>(await SendAsync()).Refusal;

        Assert.Equal(new ServiceRefusal(status, code, message, "trace1"), refusal);
    }

    [Theory]
    [InlineData(400, """{"status":400,"message":"Older form."}""", "Older form.")]
    [InlineData(422, """{"statusCode":422,"message":["type must be a valid enum value","contactId must be a string"],"error":"x"}""", "type must be a valid enum value; contactId must be a string")]
    [InlineData(404, """{"message":"Contact id not given"}""", "Contact id not given")]
    [InlineData(401, """{"error":"UnAuthorized!","error_description":"No."}""", "No.")]
    [InlineData(403, "<html>blocked</html>", "The service answered 403.")]
    [InlineData(400, "", "The service answered 400.")]
    [InlineData(400, """{"message":{"message":"Nested."}}""", "The service answered 400.")]
    public async Task A_refusal_is_read_in_every_form_that_is_known(int status, string body, string message)
    {
        _service.Says((HttpStatusCode)status, body);

        Assert.Equal(message, Assert.IsType<SendOutcome.Refused>(await SendAsync()).Refusal.Message);
    }

    [Theory]
    [InlineData(401, "Invalid JWT", TokenProblem.Invalid)]
    [InlineData(401, "Invalid token: access token is invalid", TokenProblem.Invalid)]
    [InlineData(401, "Invalid Private Integration token", TokenProblem.Invalid)]
    [InlineData(401, "The token is not authorized for this scope.", TokenProblem.NotAllowed)]
    [InlineData(401, "Token's user type mismatch!", TokenProblem.NotAllowed)]
    [InlineData(401, "This authClass type is not allowed to access this scope. Please reach out", TokenProblem.NotAllowed)]
    [InlineData(403, "The token does not have access to this location.", TokenProblem.OtherSubAccount)]
    [InlineData(401, "version header was not found.", TokenProblem.None)]
    [InlineData(401, "Something nobody has seen yet", TokenProblem.None)]
    [InlineData(400, "Invalid JWT", TokenProblem.None)]
    public async Task A_problem_with_the_token_is_told_by_the_words(int status, string message, TokenProblem problem)
    {
        _service.Says((HttpStatusCode)status, $$"""{"statusCode":{{status}},"message":"{{message}}"}""");

        Assert.Equal(problem, Assert.IsType<SendOutcome.Refused>(await SendAsync()).Refusal.TokenProblem);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("1.5", 1.5)]
    [InlineData("99999999999999", 3600)]
    [InlineData("Mon, 02 Mar 2026 09:02:00 GMT", 120)]
    [InlineData("Mon, 02 Mar 2099 09:00:00 GMT", 3600)]
    public async Task Too_many_requests_waits_as_long_as_the_service_asks_within_reason(string retryAfter, double seconds)
    {
        _service.Says(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", retryAfter));

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<SendOutcome.TryAgain>(await SendAsync()).After);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("NaN")]
    [InlineData("Mon, 02 Mar 2020 09:00:00 GMT")]
    public async Task A_wait_that_makes_no_sense_is_none(string retryAfter)
    {
        _service.Says(HttpStatusCode.TooManyRequests, "not even json", ("Retry-After", retryAfter));

        var again = Assert.IsType<SendOutcome.TryAgain>(await SendAsync());

        Assert.Null(again.After);
        Assert.Equal(429, again.Status);
    }

    [Fact]
    public async Task Without_a_wait_the_interval_of_the_limit_is_waited()
    {
        _service.Says(HttpStatusCode.TooManyRequests, "{}", ("X-RateLimit-Interval-Milliseconds", "10000"));

        Assert.Equal(TimeSpan.FromSeconds(10), Assert.IsType<SendOutcome.TryAgain>(await SendAsync()).After);
    }

    [Fact]
    public async Task The_limits_last_seen_are_kept_for_each_sub_account()
    {
        _service.Says(
            HttpStatusCode.Created, """{"messageId":"m1"}""",
            ("X-RateLimit-Limit-Daily", "200000"), ("X-RateLimit-Daily-Remaining", "199990"),
            ("X-RateLimit-Interval-Milliseconds", "10000"), ("X-RateLimit-Max", "100"), ("X-RateLimit-Remaining", "93"));
        await using var portal = ServiceUnderTest.On(_service);
        RateLimit? seen = null;
        portal.Limits.Seen += limit => seen = limit;

        await portal.SendAsync();

        Assert.Equal(new RateLimit("location1", 100, 93, TimeSpan.FromSeconds(10), 200_000, 199_990, portal.Clock.GetUtcNow()), portal.Limits.Last("location1"));
        Assert.Equal(portal.Limits.Last("location1"), seen);
        Assert.Null(portal.Limits.Last("location2"));
    }

    public void Dispose() => _service.Dispose();

    private async Task<SendOutcome> SendAsync()
    {
        await using var portal = ServiceUnderTest.On(_service);
        return await portal.SendAsync();
    }
}
