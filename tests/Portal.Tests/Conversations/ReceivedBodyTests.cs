using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Portal.Services.Conversations;

namespace Portal.Tests.Conversations;

/// <summary>What is left of an e-mail that anyone may have written. A browser's parser judges what came out.</summary>
public sealed class ReceivedBodyTests
{
    private static readonly string[] Elements =
    [
        "a", "abbr", "b", "big", "blockquote", "br", "caption", "center", "code", "col", "dd", "div", "dl", "dt", "em", "font", "h1", "h2", "h3", "hr", "i", "img", "li", "ol", "p", "pre",
        "s", "small", "span", "strong", "style", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "colgroup",
    ];

    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<b>", "</b>", "<iframe src=https://evil.example>", "</iframe>", "<iframe srcdoc='<img src=https://evil.example>'>", "<link rel=preconnect href=//evil.example>", "<base href=//evil.example>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>", "<form action=https://evil.example>", "<input type=image src=https://evil.example>", "<object data=https://evil.example>", "<embed src=https://evil.example>",
        "<script src=https://evil.example>", "</script>", "<svg><image href=https://evil.example>", "</svg>", "<math><mtext><table><mglyph>", "<style>", "</style>", "<style>@import 'https://evil.example'</style>",
        "<style>a{background:url(https://evil.example)}</style>", "<td background=https://evil.example>", "<img src=https://evil.example onerror=alert(1)>", "<img srcset='https://evil.example 2x'>", "<img src=//evil.example>",
        "<video poster=https://evil.example>", "<audio src=https://evil.example autoplay>", "<div style=\"background:url('https://evil.example')\">", "<div style='background:u\\72l(https://evil.example)'>", "<div style='background:url(https://evil.example'>",
        "<body background=https://evil.example onload=alert(1)>", "<a href=javascript:alert(1)>", "<a href=https://evil.example ping=https://evil.example>", "</a>", "<!--", "-->", "<![CDATA[", "]]>", "<noscript>", "<title>", "<textarea>", "<xmp>", "<template>",
        "<table>", "<tr>", "<td>", "</table>", "text", "&lt;", "\"", "'", ">", "<", "\0", "<plaintext>",
    ];

    [Fact]
    public void However_the_pieces_are_put_together_nothing_reaches_out_and_nothing_runs() =>
        Prop.ForAll(Gen.ArrayOf(Gen.Elements(Pieces)).ToArbitrary(), pieces =>
        {
            var body = Of(string.Concat(pieces));
            foreach (var element in new HtmlParser().ParseDocument(body.Html ?? string.Empty).Body!.QuerySelectorAll("*"))
            {
                Assert.Contains(element.LocalName, Elements);
                Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name is "ping" or "srcset" or "background" or "src");
                Assert.DoesNotContain("url", element.GetAttribute("style") ?? string.Empty, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(["url", "@import", "<"], word => element.LocalName == "style" && element.TextContent.Contains(word, StringComparison.OrdinalIgnoreCase));
                Assert.True(element.GetAttribute("href") is null or "https://evil.example" or "https://evil.example/"); // a link that a person may press, as it was written or found in text
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [Theory]
    [InlineData("<table width=\"560\" cellpadding=\"0\" bgcolor=\"#ffffff\"><tr><td style=\"background:#0a6;padding:20px 28px;color:#ffffff\" align=\"center\" valign=\"top\">x</td></tr></table>")]
    [InlineData("<p style=\"margin:0 0 16px;font:15px/1.55 &quot;Helvetica Neue&quot;,Arial;mso-line-height-rule:exactly\">x</p>")]
    [InlineData("<div style=\"background:linear-gradient(90deg, red, rgba(0,0,0,.5));max-width:calc(100% - 2em)\">x</div>")]
    [InlineData("<p><font color=\"red\" face=\"Arial\" size=\"2\">x</font></p>")]
    [InlineData("<p dir=\"rtl\" lang=\"he\">שלום</p>")]
    [InlineData("<style>@media screen and (max-width:600px) {\n.a { width:100% !important }\n}\np.MsoNormal { margin:0cm; font-size:11.0pt }</style><p class=\"MsoNormal\">x</p>")]
    [InlineData("<p><img src=\"data:image/gif;base64,R0lGOD\" alt=\"\" width=\"1\"></p>")]
    [InlineData("<ul><li>one</li><li>two<ol start=\"3\"><li>x</li></ol></li></ul>")]
    public void What_makes_a_mail_look_as_it_should_stays(string html) => Assert.Equal(html, Of(html).Html);

    [Theory]
    [InlineData("<body bgcolor=\"#fff8e6\" style=\"margin:0;color:#222\"><p>x</p></body>", "<div bgcolor=\"#fff8e6\" style=\"margin:0;color:#222\"><p>x</p></div>")]
    [InlineData("<p style=\"color:red;position:fixed;behavior:url(x);width:expression(1)\">x</p>", "<p style=\"color:red\">x</p>")]
    [InlineData("<form action=x><button>Sign in</button> <label>Name <input name=a></label></form>x<p>y</p>", "Sign in Name x<p>y</p>")]
    [InlineData("<p>a<div>b", "<p>a</p><div>b</div>")]
    [InlineData("<table><tr><td><div>a</td></div><td>b</table>c", "<table><tr><td><div>a</div></td><td>b</td></tr></table>c")]
    [InlineData("</div></table></body></html><p>x</p>", "<p>x</p>")]
    public void The_rest_keeps_its_words_and_loses_its_ways(string html, string clean) => Assert.Equal(clean, Of(html).Html);

    [Theory]
    [InlineData("https://example.com/a?b=1", "https://example.com/a?b=1")]
    [InlineData("https://\u0430pple.example/", "https://xn--pple-43d.example/")]
    [InlineData("mailto:ana@example.com", "mailto:ana@example.com")]
    [InlineData("tel:+16175550111", "tel:+16175550111")]
    public void A_link_says_where_it_leads_whatever_its_words_say(string href, string title)
    {
        var link = new HtmlParser().ParseDocument(Of($"<p><a href=\"{href}\" title=\"Your bank\">https://bank.example</a></p>").Html ?? string.Empty).QuerySelector("a");

        Assert.Equal((href, title), (link?.GetAttribute("href"), link?.GetAttribute("title")));
    }

    [Theory]
    [InlineData("<img src=\"https://a.example/x.gif\">", 1, 0)]
    [InlineData("<img src=//a.example/x.gif>", 1, 0)]
    [InlineData("<img srcset='https://a.example/x.gif 2x, https://a.example/y.gif'>", 1, 0)]
    [InlineData("<table><td background='https://a.example/x.gif'>x</td></table>", 1, 0)]
    [InlineData("<div style=\"background: url( 'https://a.example/x.gif')\">x</div>", 1, 0)]
    [InlineData("<style>p { background: url(https://a.example/x.gif) }</style><p>x</p>", 1, 0)]
    [InlineData("<img src=\"http://a.example/x.gif\">", 0, 1)]
    [InlineData("<img src=\"cid:part1\"><img src=\"https://a.example/x.gif\">", 1, 1)]
    [InlineData("<img src=\"data:image/gif;base64,R0\">", 0, 0)]
    [InlineData("<a href=\"https://a.example/\">https://a.example</a>", 0, 0)]
    [InlineData("<p>&lt;img src=\"https://a.example/x.gif\"&gt;</p>", 0, 0)]
    [InlineData("<!-- <img src=\"https://a.example/x.gif\"> --><p>x</p>", 0, 0)]
    public void Images_are_counted_as_what_they_are(string html, int images, int blocked)
    {
        var body = Of(html);

        Assert.Equal((images, blocked), (body.Images, body.BlockedImages));
        Assert.Equal(images > 0, body.HtmlWithImages?.Contains("https://a.example/x.gif", StringComparison.Ordinal) is true);
        Assert.Empty(new HtmlParser().ParseDocument(body.Html ?? string.Empty).QuerySelectorAll("[src^=http], [background]"));
    }

    [Theory]
    [InlineData("Hello,\n\nBo Okoye <bo.okoye@example.org>\nIs 3 < 5 true? Yes")]
    [InlineData("1 < 2 & \"so on\"")]
    public void A_mail_of_plain_text_is_text(string body) => Assert.Equal((null, body), (Of(body).Html, Of(body).Text));

    [Fact]
    public void A_mail_of_text_with_a_word_marked_up_keeps_its_lines() =>
        Assert.Equal("<div style=\"white-space:pre-line\">Read <b>this</b>\n&lt;<a href=\"mailto:bo@example.org\" title=\"mailto:bo@example.org\">bo@example.org</a>&gt;\nAna</div>", Of("Read <b>this</b>\n<bo@example.org>\nAna").Html);

    [Fact]
    public void Of_a_mail_that_is_too_long_the_beginning_is_read_and_that_is_known()
    {
        var body = Of("<p>Hello</p>" + new string(' ', 1_000_000) + "<p>unseen</p>");

        Assert.Equal(("Hello", true), (body.Text, body.IsCut));
    }

    [Fact]
    public void Reading_ends_when_it_is_to_stop_and_what_then_is_shown_is_the_source()
    {
        Assert.ThrowsAny<OperationCanceledException>(() => ReceivedBody.Of("<p>Hello</p>", new CancellationToken(canceled: true)));

        var body = ReceivedBody.AsItStands("<p>Hello</p>");
        Assert.Equal(("<p>Hello</p>", null, true), (body.Text, body.Html, body.IsSource));
    }

    private static ReceivedBody Of(string html) => ReceivedBody.Of(html, TestContext.Current.CancellationToken);
}
