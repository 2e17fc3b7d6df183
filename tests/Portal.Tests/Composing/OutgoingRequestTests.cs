using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Tests.Support;

namespace Portal.Tests.Composing;

public sealed class OutgoingRequestTests
{
    private static readonly JsonSerializerOptions WireOptions = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Each_channel_sends_its_text_and_nothing_else() =>
        Assert.All(Channel.All.Where(c => c != Channel.Email && c != Channel.Custom), channel => Assert.Equal(
            new SendMessageRequest { Type = channel.Key, ContactId = "c1", Message = "one\ntwo" },
            OutgoingRequest.For(channel, "c1", new MessageContent { Body = "one\r\ntwo", Subject = "left over from an email" }, Some.Rules)));

    [Fact]
    public void An_email_always_has_subject_html_and_plain_text() =>
        Assert.Equal(
            new SendMessageRequest { Type = "Email", ContactId = "c1", Subject = "Hi there", Html = "<p>a <strong>b</strong> &lt;i&gt;</p>\n", Message = "a b <i>" },
            OutgoingRequest.For(Channel.Email, "c1", new MessageContent { Body = "a **b** <i>", Subject = " Hi\r\nthere " }, Some.Rules));

    [Fact]
    public void Custom_names_its_provider() =>
        Assert.Equal(
            new SendMessageRequest { Type = "Custom", ContactId = "c1", Message = "Hello", ConversationProviderId = "provider1" },
            OutgoingRequest.For(Channel.Custom, "c1", new MessageContent { Body = "Hello" }, Some.Rules));

    [Fact]
    public void The_example_of_the_services_page_is_what_the_portals_own_model_produces()
    {
        var content = new MessageContent
        {
            Body = "<p>Hello World</p>",
            IsHtml = true,
            Subject = "Important Update",
            EmailFrom = "sender@company.com",
            EmailTo = "Recipient@Company.com",
            EmailCc = ["cc1@company.com", "cc2@company.com"],
            EmailBcc = ["bcc1@company.com", "bcc2@company.com"],
            Reply = new EmailReply { MessageId = "msg123", ThreadId = "thread123", Mode = EmailReplyMode.ReplyAll, Intro = "They wrote:" },
            AppointmentId = "appt123",
            Attachments = [File("https://storage.com/file1.pdf"), File("https://storage.com/file2.jpg")],
        };

        var request = OutgoingRequest.For(Channel.Email, "abc123def456", content.OfTemplate("template123"), Some.Rules, DateTime.UnixEpoch.AddSeconds(1669287863));

        Assert.Equal(
            """{"type":"Email","contactId":"abc123def456","appointmentId":"appt123","attachments":["https://storage.com/file1.pdf","https://storage.com/file2.jpg"],"emailFrom":"sender@company.com","emailCc":["cc1@company.com","cc2@company.com"],"emailBcc":["bcc1@company.com","bcc2@company.com"],"html":"<p>Hello World</p>","message":"Hello World","subject":"Important Update","replyMessageId":"msg123","templateId":"template123","threadId":"thread123","scheduledTimestamp":1669287863,"emailTo":"recipient@company.com","emailReplyMode":"reply_all"}""",
            Json(request));
    }

    [Fact]
    public void Sender_numbers_go_with_SMS_and_the_provider_with_custom_messages()
    {
        var content = new MessageContent { Body = "Hello", FromNumber = "+1499499299", ToNumber = "+1439499299", ProviderId = "provider2", EmailCc = ["cc@company.com"], Subject = "left over" };

        Assert.Equal("""{"type":"SMS","contactId":"c1","message":"Hello","fromNumber":"+1499499299","toNumber":"+1439499299"}""", Json(OutgoingRequest.For(Channel.Sms, "c1", content, Some.Rules)));
        Assert.Equal("""{"type":"WhatsApp","contactId":"c1","message":"Hello","toNumber":"+1439499299"}""", Json(OutgoingRequest.For(Channel.WhatsApp, "c1", content, Some.Rules)));
        Assert.Equal("""{"type":"Custom","contactId":"c1","message":"Hello","conversationProviderId":"provider2"}""", Json(OutgoingRequest.For(Channel.Custom, "c1", content, Some.Rules)));
        Assert.Equal("""{"type":"FB","contactId":"c1","message":"Hello"}""", Json(OutgoingRequest.For(Channel.Facebook, "c1", content, Some.Rules)));
    }

    [Fact]
    public void A_time_becomes_whole_seconds_that_are_never_too_early() => Assert.Equal(
        1669287864,
        OutgoingRequest.For(Channel.Sms, "c1", Some.Text(), Some.Rules, DateTime.UnixEpoch.AddSeconds(1669287863.001)).ScheduledTimestamp);

    [Fact]
    public void An_answer_carries_the_words_it_answers_below_its_own()
    {
        var reply = new EmailReply { MessageId = "e1", Mode = EmailReplyMode.Reply, Intro = "Ana wrote:", Quote = "See <you>\nsoon" };

        var request = OutgoingRequest.For(Channel.Email, "c1", new MessageContent { Body = "Yes.", Subject = "Re: Hi", Reply = reply }, Some.Rules);

        Assert.Equal("Yes.\n\nAna wrote:\n> See <you>\n> soon", request.Message);
        Assert.Contains("See &lt;you&gt;<br>\nsoon</blockquote>", request.Html, StringComparison.Ordinal);
        Assert.Equal(("e1", "reply", null), (request.ReplyMessageId, request.EmailReplyMode, request.ThreadId));
    }

    [Fact]
    public void An_address_in_Cc_and_in_Bcc_gets_the_email_once() => Assert.Null(
        OutgoingRequest.For(Channel.Email, "c1", new MessageContent { Body = "x", EmailCc = ["a@example.com"], EmailBcc = ["A <A@example.com>"] }, Some.Rules).EmailBcc);

    private static Attachment File(string url) => new() { Url = url, Name = "file" };

    private static string Json(SendMessageRequest request) => JsonSerializer.Serialize(request, WireOptions);
}
