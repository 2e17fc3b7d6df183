using System.Net;
using System.Text.Json.Nodes;
using Portal.Services.HighLevel;

namespace Portal.Tests.HighLevel;

public sealed class SendRequestTests : IDisposable
{
    // The example of the service's own page, all nineteen fields.
    private const string Example = """
        {
          "type": "Email",
          "contactId": "abc123def456",
          "appointmentId": "appt123",
          "attachments": ["https://storage.com/file1.pdf", "https://storage.com/file2.jpg"],
          "emailFrom": "sender@company.com",
          "emailCc": ["cc1@company.com", "cc2@company.com"],
          "emailBcc": ["bcc1@company.com", "bcc2@company.com"],
          "html": "<p>Hello World</p>",
          "message": "Hello, how can I help you today?",
          "subject": "Important Update",
          "replyMessageId": "msg123",
          "templateId": "template123",
          "threadId": "thread123",
          "scheduledTimestamp": 1669287863,
          "conversationProviderId": "provider123",
          "emailTo": "recipient@company.com",
          "emailReplyMode": "reply_all",
          "fromNumber": "+1499499299",
          "toNumber": "+1439499299"
        }
        """;

    private readonly StubHandler _service = new();

    public SendRequestTests() => _service.Says(HttpStatusCode.Created, """{"messageId":"m1"}""");

    [Fact]
    public async Task The_documented_example_goes_out_field_by_field()
    {
        await using var portal = ServiceUnderTest.On(_service);

        await portal.Client.SendAsync(ServiceUnderTest.Token, Everything, TestContext.Current.CancellationToken);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Example), JsonNode.Parse(_service.Only.Body!)), _service.Only.Body);
        Assert.Equal(19, JsonNode.Parse(_service.Only.Body!)!.AsObject().Count);
    }

    public static TheoryData<string> Fields => [.. JsonNode.Parse(Example)!.AsObject().Select(pair => pair.Key)];

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Each_field_goes_out_alone_beside_the_two_that_are_required(string field)
    {
        await using var portal = ServiceUnderTest.On(_service);
        var example = JsonNode.Parse(Example)!.AsObject();
        var expected = new JsonObject { ["type"] = "Email", ["contactId"] = "abc123def456" };
        expected[field] = example[field]!.DeepClone();

        await portal.Client.SendAsync(ServiceUnderTest.Token, Only(field), TestContext.Current.CancellationToken);

        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(_service.Only.Body!)), _service.Only.Body);
    }

    [Fact]
    public async Task What_is_not_set_is_not_sent()
    {
        await using var portal = ServiceUnderTest.On(_service);

        await portal.SendAsync();

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"type":"SMS","contactId":"contact1","message":"Hello"}"""), JsonNode.Parse(_service.Only.Body!)), _service.Only.Body);
    }

    [Fact]
    public async Task It_goes_to_the_documented_address_with_the_documented_headers()
    {
        await using var portal = ServiceUnderTest.On(_service);

        await portal.SendAsync();

        Assert.Equal(HttpMethod.Post, _service.Only.Method);
        Assert.Equal("https://service.test/base/conversations/messages", _service.Only.Address);
        Assert.Equal("Bearer secret-token", _service.Only.Headers["Authorization"]);
        Assert.Equal("2021-04-15", _service.Only.Headers["Version"]);
        Assert.Equal("application/json", _service.Only.Headers["Content-Type"]);
        Assert.Contains("User-Agent", _service.Only.Headers.Keys);
    }

    public void Dispose() => _service.Dispose();

    private static SendMessageRequest Only(string field)
    {
        var least = new SendMessageRequest { Type = Everything.Type, ContactId = Everything.ContactId };
        return field switch
        {
            "appointmentId" => least with { AppointmentId = Everything.AppointmentId },
            "attachments" => least with { Attachments = Everything.Attachments },
            "emailFrom" => least with { EmailFrom = Everything.EmailFrom },
            "emailCc" => least with { EmailCc = Everything.EmailCc },
            "emailBcc" => least with { EmailBcc = Everything.EmailBcc },
            "html" => least with { Html = Everything.Html },
            "message" => least with { Message = Everything.Message },
            "subject" => least with { Subject = Everything.Subject },
            "replyMessageId" => least with { ReplyMessageId = Everything.ReplyMessageId },
            "templateId" => least with { TemplateId = Everything.TemplateId },
            "threadId" => least with { ThreadId = Everything.ThreadId },
            "scheduledTimestamp" => least with { ScheduledTimestamp = Everything.ScheduledTimestamp },
            "conversationProviderId" => least with { ConversationProviderId = Everything.ConversationProviderId },
            "emailTo" => least with { EmailTo = Everything.EmailTo },
            "emailReplyMode" => least with { EmailReplyMode = Everything.EmailReplyMode },
            "fromNumber" => least with { FromNumber = Everything.FromNumber },
            "toNumber" => least with { ToNumber = Everything.ToNumber },
            _ => least,
        };
    }

    private static SendMessageRequest Everything => new()
    {
        Type = "Email",
        ContactId = "abc123def456",
        AppointmentId = "appt123",
        Attachments = ["https://storage.com/file1.pdf", "https://storage.com/file2.jpg"],
        EmailFrom = "sender@company.com",
        EmailCc = ["cc1@company.com", "cc2@company.com"],
        EmailBcc = ["bcc1@company.com", "bcc2@company.com"],
        Html = "<p>Hello World</p>",
        Message = "Hello, how can I help you today?",
        Subject = "Important Update",
        ReplyMessageId = "msg123",
        TemplateId = "template123",
        ThreadId = "thread123",
        ScheduledTimestamp = 1669287863,
        ConversationProviderId = "provider123",
        EmailTo = "recipient@company.com",
        EmailReplyMode = "reply_all",
        FromNumber = "+1499499299",
        ToNumber = "+1439499299",
    };
}
