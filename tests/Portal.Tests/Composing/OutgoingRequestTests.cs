using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Tests.Support;

namespace Portal.Tests.Composing;

public sealed class OutgoingRequestTests
{
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
}
