using System.Net;
using Portal.Services.HighLevel;

namespace Portal.Tests.HighLevel;

/// <summary>When a send counts as accepted, and when nobody knows.</summary>
public sealed class SendOutcomeTests : IDisposable
{
    private readonly StubHandler _service = new();

    [Fact]
    public async Task The_documented_answer_is_read_back_whole()
    {
        _service.Says(HttpStatusCode.OK, """
            {"conversationId":"ABC12h2F6uBrIkfXYazb","messageId":"t22c6DQcTDf3MjRhwf77","emailMessageId":"rnGyqh2F6uBrIkfhFo9A",
             "messageIds":["one","two"],"status":"pending","threadId":"thread1","msg":"Message queued successfully.","traceId":"trace1"}
            """);

        var accepted = Assert.IsType<SendOutcome.Accepted>(await ServiceUnderTest.SendAsync(_service));

        Assert.Equal("t22c6DQcTDf3MjRhwf77", accepted.MessageId);
        Assert.Equal("ABC12h2F6uBrIkfXYazb", accepted.ConversationId);
        Assert.Equal("rnGyqh2F6uBrIkfhFo9A", accepted.EmailMessageId);
        Assert.Equal(["one", "two"], accepted.MessageIds);
        Assert.Equal(("pending", "thread1"), (accepted.Status, accepted.ThreadId));
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

        Assert.Equal("m1", Assert.IsType<SendOutcome.Accepted>(await ServiceUnderTest.SendAsync(_service)).MessageId);
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

        Assert.Equal(["m1", "m2"], Assert.IsType<SendOutcome.Accepted>(await ServiceUnderTest.SendAsync(_service)).MessageIds);
    }

    [Fact]
    public async Task An_id_that_comes_as_a_number_is_an_id()
    {
        _service.Says(HttpStatusCode.Created, """{"messageId":42}""");

        Assert.Equal("42", Assert.IsType<SendOutcome.Accepted>(await ServiceUnderTest.SendAsync(_service)).MessageId);
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

        Assert.Equal(status, Assert.IsType<SendOutcome.Unknown>(await ServiceUnderTest.SendAsync(_service)).Status);
        Assert.Single(_service.All);
    }

    public void Dispose() => _service.Dispose();
}
