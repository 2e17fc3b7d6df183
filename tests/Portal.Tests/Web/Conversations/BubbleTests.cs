using Bunit;
using Portal.Web.Features.Conversations;

namespace Portal.Tests.Web.Conversations;

public sealed class BubbleTests : BunitContext
{
    [Theory]
    [InlineData("")]
    [InlineData("\u200B\u200E \u2800")]
    public void A_message_in_which_nothing_can_be_seen_is_said_to_have_no_text(string text) => Assert.Equal("No text", Words(text));

    [Fact]
    public void Any_other_is_shown_as_it_is() => Assert.Equal("See you", Words("See you"));

    private string Words(string text) => Render<Bubble>(parameters => parameters.Add(b => b.Item, Thread.Inbound(text))).Find(".bubble").TextContent.Trim();
}
