using FsCheck;
using FsCheck.Fluent;
using Portal.Services.Composing;

namespace Portal.Tests.Composing;

public sealed class SafeHtmlTests
{
    private static readonly string[] Harmful = ["<script", "javascript:", "onerror", "onclick", "onload", "<iframe", "<object", "<form", "<svg", "<meta", "<base", "vbscript:", "expression("];

    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<b>", "<script>alert(1)</script>", "<ScRiPt src=//x>", "</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>",
        "<a href=\" java\tscript:alert(1)\">", "</a>", "<svg/onload=alert(1)>", "</svg>", "<math><mtext><table><mglyph><style>", "<style>@import 'x'</style>",
        "<style><img src=x onerror=alert(1)></style>", "<iframe src=x>", "<form action=x>", "<input onfocus=alert(1) autofocus>", "<div style=\"background:url(javascript:alert(1))\">",
        "<div style='width:expression(alert(1))'>", "</div>", "<!--", "-->", "<![CDATA[", "]]>", "<noscript>", "<textarea>", "</textarea>", "<template>", "<base href=//x>",
        "<meta http-equiv=refresh content=0>", "text", "&lt;", "&#x3c;script&#x3e;", "\"", "'", ">", "<", "`", "\0", "<table><tr><td>", "<a href=data:text/html,x>",
    ];

    [Fact]
    public void What_a_mail_may_hold_stays() => Assert.Equal(
        "<h1 style=\"color:red\">Hi</h1><p>one <a href=\"https://example.com/?a=1&amp;b=2\">link</a><br><img src=\"https://example.com/a.png\" alt=\"A\" width=\"10\"></p>",
        SafeHtml.Of("<h1 style=\"color:red\">Hi</h1><p>one <a href=\"https://example.com/?a=1&b=2\">link</a><br><img src=\"https://example.com/a.png\" alt=\"A\" width=\"10\"></p>"));

    [Fact]
    public void A_whole_page_keeps_its_body_and_its_styles() => Assert.Equal(
        "<style>p { color: red }</style><p>Hi</p>",
        SafeHtml.Of("<!doctype html><html><head><title>T</title><style>p { color: red }</style></head><body><p>Hi</p></body></html>"));

    [Fact]
    public void Unknown_elements_leave_their_words() => Assert.Equal("<p>one two</p>", SafeHtml.Of("<p>one <custom-thing x=1>two</custom-thing></p>"));

    [Theory]
    [InlineData("color:red;position:fixed", "color:red")]
    [InlineData("background:url('https://example.com/a.png') no-repeat", "background:url('https://example.com/a.png') no-repeat")]
    [InlineData("background:url(javascript:alert(1));color:red", "color:red")]
    [InlineData("color:red/**/;w/**/idth:expression(1);-moz-binding:url(x)", "color:red")]
    [InlineData("color:\\72 ed;width:1px", "width:1px")]
    public void Of_a_style_what_is_known_to_be_harmless_stays(string style, string clean) =>
        Assert.Equal($"<p style=\"{clean}\">x</p>", SafeHtml.Of($"<p style=\"{style}\">x</p>"));

    [Theory]
    [InlineData("@import url(https://example.com/a.css); p { color: red } @font-face { font-family: x; src: url(https://example.com/f) }", "p { color: red }")]
    [InlineData("p { color: red; position: fixed } a:hover { color: blue }", "p { color: red }\na:hover { color: blue }")]
    [InlineData("@media print { p { color: red } @media x { b { color: red } } } i { color: blue", "@media print {\np { color: red }\n}\ni { color: blue }")]
    [InlineData("<!-- p { color: red } -->", "p { color: red }")]
    [InlineData("p { background: url('https://example.com/<!--/style>') } b { color: red }", "b { color: red }")]
    public void Of_a_style_sheet_what_is_known_to_be_harmless_stays(string sheet, string clean) =>
        Assert.Equal($"<style>{clean}</style>", SafeHtml.Of($"<style>{sheet}</style>"));

    [Fact]
    public void However_the_pieces_are_put_together_nothing_harmful_is_left() =>
        Prop.ForAll(Gen.ArrayOf(Gen.Elements(Pieces)).ToArbitrary(), pieces =>
        {
            var clean = SafeHtml.Of(string.Concat(pieces));
            var again = SafeHtml.Of(clean);
            Assert.All(Harmful, word => Assert.DoesNotContain(word, Tags(clean), StringComparison.OrdinalIgnoreCase));
            Assert.All(Harmful, word => Assert.DoesNotContain(word, Tags(again), StringComparison.OrdinalIgnoreCase));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void The_text_of_HTML_can_be_read_by_itself() => Assert.Equal(
        "Hello Ana,\n\nyour plan (https://example.com/plan):\n\n- one\n- two\n\nBye\nMaya",
        HtmlText.Of("<h1>Hello Ana,</h1><p>your <a href='https://example.com/plan'>plan</a>:</p><ul><li>one</li><li>two</li></ul><div>Bye<br>Maya</div><script>x</script>"));

    [Theory]
    [InlineData("<ul>\n<li>one</li>\n<li>two <em>words</em></li>\n</ul>", "- one\n- two words")]
    [InlineData("<p>Steps:</p><ol start=3><li><p>Rinse</p></li> <li><p>Wait</p><p>an hour</p></li></ol><p>Done</p>", "Steps:\n\n3. Rinse\n4. Wait\n  an hour\n\nDone")]
    [InlineData("<ul><li>Mouth<ul><li>upper</li><li>lower</li></ul></li><li>Face</li></ul>", "- Mouth\n  - upper\n  - lower\n- Face")]
    [InlineData("<table><tr><td>Filling</td><td>90</td></tr>\n<tr><td>X-ray</td><td>30</td></tr></table>", "Filling 90\nX-ray 30")]
    public void Lists_and_tables_of_HTML_stay_lists_and_rows(string html, string text) => Assert.Equal(text, HtmlText.Of(html));

    // What stands between angle brackets is what a mail program acts upon; words may say anything.
    private static string Tags(string html) => string.Join(' ', System.Text.RegularExpressions.Regex.Matches(html, "<[^>]*>").Select(m => m.Value));
}
