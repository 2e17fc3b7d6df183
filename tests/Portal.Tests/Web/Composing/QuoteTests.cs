using Portal.Services.Composing;
using Portal.Web.Features.Composing;

namespace Portal.Tests.Web.Composing;

/// <summary>What an answer quotes of an e-mail that anyone may have written.</summary>
public sealed class QuoteTests
{
    [Fact]
    public void An_ordinary_email_is_quoted_whole() => Assert.Equal("Is **Tuesday** fine?\n\nAna", QuoteOf("<p>Is **Tuesday** fine?</p><p>Ana</p>"));

    [Fact]
    public void An_email_without_words_is_not_quoted() => Assert.Null(QuoteOf("<div><br></div>"));

    [Fact]
    public void A_long_email_is_cut_where_no_character_is_torn_and_says_so() =>
        Assert.Equal("a" + string.Concat(Enumerable.Repeat("🦷", 9_999)) + "\n[…]", QuoteOf("<p>a" + string.Concat(Enumerable.Repeat("🦷", 60_000)) + "</p>"));

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<ul><li>")]
    [InlineData("<a href=x><table><tr><td>")]
    [InlineData("<xyz>")]
    public void An_email_of_endless_tags_is_quoted_to_its_last_word(string tag) =>
        Assert.EndsWith("seen", QuoteOf("<p>Hello</p>" + string.Concat(Enumerable.Repeat(tag, 30_000)) + "seen"), StringComparison.Ordinal);

    [Fact]
    public void An_email_that_is_too_long_to_be_read_whole_is_quoted_as_far_as_it_was_read() =>
        Assert.Equal("Hello\n[…]", QuoteOf("<p>Hello</p>" + string.Concat(Enumerable.Repeat("<p></p>", 200_000)) + "unseen"));

    private static string? QuoteOf(string html) => new EmailAnswer(Conversations.Thread.Details(html: html), EmailReplyMode.Reply, [], "Ana wrote:").Begin(new MessageContent { Body = string.Empty }).Reply?.Quote;
}
