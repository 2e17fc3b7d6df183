using Portal.Services.Composing;
using Portal.Tests.Support;

namespace Portal.Tests.Composing;

/// <summary>A signature goes along with a text, and is none.</summary>
public sealed class SignedContentTests
{
    private static readonly MessageContent Signed = Some.Text() with { Signature = "Maya" };

    [Fact]
    public void A_signature_alone_is_no_text()
    {
        var content = MessageContent.Empty with { Signature = "Maya" };

        Assert.True(content.IsBlank);
        Assert.Contains(SendCheck.OfContent(Channel.Sms, content, Some.Rules), p => p.Field == ContentField.Body);
    }

    [Fact]
    public void It_goes_below_the_text_of_an_SMS_and_counts()
    {
        Assert.Equal("See you at nine.\nMaya", OutgoingRequest.For(Channel.Sms, "contact1", Signed, Some.Rules).Message);

        var many = Some.Text(new string('a', 456)) with { Signature = "Maya" };
        Assert.Contains(Preflight.Of(new ChannelChoice.Open(Channel.Sms), Some.Values, many, DateTime.UnixEpoch), w => w.Kind == WarningKind.ManySegments);
        Assert.DoesNotContain(Preflight.Of(new ChannelChoice.Open(Channel.Sms), Some.Values, many with { Signature = null }, DateTime.UnixEpoch), w => w.Kind == WarningKind.ManySegments);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_goes_between_an_emails_text_and_the_quote(bool isHtml)
    {
        var reply = new EmailReply { MessageId = "e1", Mode = EmailReplyMode.Reply, Intro = "Ana wrote:", Quote = "Before" };

        var body = EmailBody.Of(Signed with { IsHtml = isHtml, Signature = "**Maya**\nHarbour", Reply = reply });

        Assert.Equal("See you at nine.\n\nMaya\nHarbour\n\nAna wrote:\n> Before", body.Text);
        Assert.True(body.Html.IndexOf("nine", StringComparison.Ordinal) < body.Html.IndexOf("<strong>Maya</strong>", StringComparison.Ordinal));
        Assert.True(body.Html.IndexOf("Maya", StringComparison.Ordinal) < body.Html.IndexOf("blockquote", StringComparison.Ordinal));
    }

    [Fact]
    public void It_stays_with_its_channel()
    {
        Assert.Null(Signed.Carried().Signature);
        Assert.NotEqual(Signed, Signed with { Signature = null });
    }

    [Fact]
    public void It_is_stored_with_the_content()
    {
        Assert.Equal(Signed, MessageContentConverter.Read(MessageContentConverter.Write(Signed)));
    }
}
