using Portal.Services.Composing;
using Portal.Tests.Support;

namespace Portal.Tests.Composing;

/// <summary>A template's id says that this is the template's text, and goes out only while it is.</summary>
public sealed class TemplateInUseTests
{
    private static readonly MessageContent Begun = new MessageContent { Body = "Hello {{contact.first_name}},\r\nwelcome", Subject = "Welcome" }.OfTemplate("t1");

    [Fact]
    public void The_text_as_it_was_inserted_names_its_template()
    {
        Assert.Equal("t1", Sent(Begun));
        Assert.Equal("t1", Sent(MessageContentConverter.Read(MessageContentConverter.Write(Begun))));
        Assert.Equal("t1", Sent(Begun with { Body = "Hello {{contact.first_name}},\nwelcome", EmailCc = ["a@example.com"] }));
    }

    [Fact]
    public void A_value_in_its_place_leaves_it_the_templates()
    {
        var values = new VariableValues(new Recipient { Name = "Ana", FirstName = "Ana" }, "Maya", "Harbour Dental");

        Assert.Equal("t1", Sent(ContentVariables.Filled(Begun, Channel.Email, values)));
        Assert.Equal("t1", Sent(ContentVariables.Put(Begun, Channel.Email, ["{{contact.first_name}}"], "Ana")));
    }

    [Fact]
    public void Any_other_text_does_not()
    {
        Assert.Null(Sent(Begun with { Body = $"{Begun.Body}!" }));
        Assert.Null(Sent(Begun with { Subject = "Welcome!" }));
        Assert.Null(Sent(Begun with { Subject = null }));
        Assert.Null(Sent(Begun with { IsHtml = true }));
        Assert.Null(Sent(Begun with { Signature = "Maya" }));
        Assert.Null(Sent(Begun with { Reply = new EmailReply { MessageId = "m", Mode = EmailReplyMode.Reply, Intro = "Ana wrote:", Quote = "Hi" } }));
        Assert.Null(Sent(ContentVariables.TakeOut(Begun, Channel.Email, ["{{contact.first_name}}"])));
        Assert.Null(Sent(ContentVariables.Put(Begun with { Body = $"{Begun.Body}!" }, Channel.Email, ["{{contact.first_name}}"], "Ana")));
        Assert.Null(Sent(new MessageContent { Body = "Hello", TemplateId = "from before this was known" }));
    }

    [Fact]
    public void A_text_that_is_typed_back_is_the_templates_again() => Assert.Equal("t1", Sent((Begun with { Body = "x" }) with { Body = Begun.Body }));

    private static string? Sent(MessageContent content) => OutgoingRequest.For(Channel.Email, "c1", content, Some.Rules).TemplateId;
}
