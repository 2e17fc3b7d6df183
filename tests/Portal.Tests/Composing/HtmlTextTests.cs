using Portal.Services.Composing;

namespace Portal.Tests.Composing;

/// <summary>The one reading of HTML as words. What is HTML is decided by what it is.</summary>
public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("Is 3 < 5 true? Yes")]
    [InlineData("Is 3 <5 true, and a<b, or x >= y? Yes")]
    [InlineData("Hi <bo@example.com> see")]
    [InlineData("From: Bo Okoye <bo.okoye@example.org>\nTo: <mailto:ana@example.com>\n\nSee <https://example.com/a?b=1>")]
    [InlineData("Write <name> and <your address> here")]
    [InlineData("The <b> tag makes it bold,\nthe <em> tag stresses it")]
    [InlineData("AT&T, R&D and ?a=1&copy=2")]
    public void Text_that_is_no_HTML_stays_as_it_is(string text) => Assert.Equal(text, HtmlText.Of(text));

    [Theory]
    [InlineData("Please read <b>this</b>\nbefore Tuesday", "Please read this\nbefore Tuesday")]
    [InlineData("one &amp; two\nthree", "one & two\nthree")]
    [InlineData("See <a href=\"https://example.com/\">our page</a>\n\nAna", "See our page (https://example.com/)\n\nAna")]
    public void Text_with_words_marked_up_keeps_its_lines(string html, string text) => Assert.Equal(text, HtmlText.Of(html));

    [Theory]
    [InlineData("Hi <bo@example.com> see<br>you", "Hi <bo@example.com> see\nyou")]
    [InlineData("<p>Look at <https://example.com/A?b=1></p>", "Look at <https://example.com/A?b=1>")]
    [InlineData("<div>Is 3 < 5 true? Yes</div>", "Is 3 < 5 true? Yes")]
    public void Addresses_between_angle_brackets_are_words_in_HTML_too(string html, string text) => Assert.Equal(text, HtmlText.Of(html));

    [Theory]
    [InlineData("<html><head><title>T</title><style>p { color: red }</style></head><body><p>Hi</p></body></html>")]
    [InlineData("<!-- c --><p>Hi</p><script>if (a < b) { x('<p>') }</script>")]
    [InlineData("<p>Hi</p><style>a { } <!-- </p> --></style>")]
    [InlineData("<p>Hi</p><svg><title>Logo</title><text>Logo</text></svg><select><option>One</option></select>")]
    [InlineData("<p>Hi</p><textarea>x</textarea><iframe>x</iframe><noembed>x</noembed><template><p>x</p></template>")]
    [InlineData("<div style=\"display: none; max-height:0\">For the list <b>only</b></div><p>Hi</p><p hidden>x</p>")]
    public void What_is_never_shown_is_never_read(string html) => Assert.Equal("Hi", HtmlText.Of(html));

    [Theory]
    [InlineData("<p>A&nbsp;&nbsp;B&#8203;C&shy;D&zwnj;&nbsp;&zwnj;&nbsp;&#847;&zwnj;</p>", "A BCD")]
    [InlineData("<p>می&zwnj;شود 👩&zwj;👧</p>", "می\u200Cشود 👩\u200D👧")]
    [InlineData("<p>a&eacute;&#x1F9B7;&lt;b&gt;</p>", "aé🦷<b>")]
    public void Spaces_and_characters_that_nobody_sees_are_what_a_reader_takes_them_for(string html, string text) => Assert.Equal(text, HtmlText.Of(html));

    [Theory]
    [InlineData("<div>a</div><div>b</div><div><br></div><div>c<br></div><div>d</div>", "a\nb\n\nc\nd")]
    [InlineData("<p>a</p>\n\n<p>b<br>c</p>", "a\n\nb\nc")]
    [InlineData("<pre>a\n  b\n\nc</pre>", "a\n  b\n\nc")]
    [InlineData("<blockquote><p>one<p>two</blockquote>three", "one\n\ntwo\n\nthree")]
    [InlineData("<p>a<hr>b", "a\n\n---\n\nb")]
    public void Lines_are_where_a_page_has_them(string html, string text) => Assert.Equal(text, HtmlText.Of(html));

    [Fact]
    public void Words_stay_however_deep_they_stand() =>
        Assert.Equal("one two three", HtmlText.Of(string.Concat(Enumerable.Repeat("<span>", 400)) + "one " + string.Concat(Enumerable.Repeat("<em>", 400)) + "two</em></span> three"));
}
