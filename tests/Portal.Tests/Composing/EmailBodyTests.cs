using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Portal.Services.Composing;

namespace Portal.Tests.Composing;

public sealed class EmailBodyTests
{
    private static readonly string[] Schemes = ["https://", "http://", "mailto:", "tel:"];

    [Fact]
    public void Markdown_becomes_html_and_a_text_that_reads_by_itself()
    {
        var body = EmailBody.Of("""
            # Hello **Ana**

            Your appointment is on *Tuesday*.
            Bring [the form](https://forms.test/a?b=c&d=e), please.

            - first
            - second
              1. inner

            3. three
            4. four

            > quoted
            > twice

            `code` & more: <https://auto.test/> or https://bare.test/x

                preformatted

            ---
            [write](mailto:me@test.test) ![map](https://img.test/map.png)
            """);

        Assert.Contains("<h1>Hello <strong>Ana</strong></h1>", body.Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://forms.test/a?b=c&amp;d=e\">the form</a>", body.Html, StringComparison.Ordinal);
        Assert.Contains("<em>Tuesday</em>.<br />", body.Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://bare.test/x\">", body.Html, StringComparison.Ordinal);
        Assert.Contains("<img src=\"https://img.test/map.png\" alt=\"map\" />", body.Html, StringComparison.Ordinal);
        Assert.Equal("""
            Hello Ana

            Your appointment is on Tuesday.
            Bring the form (https://forms.test/a?b=c&d=e), please.

            - first
            - second
              1. inner

            3. three
            4. four

            > quoted
            > twice

            code & more: https://auto.test/ or https://bare.test/x

                preformatted

            ---

            write (me@test.test) map (https://img.test/map.png)
            """, body.Text);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>")]
    [InlineData("a <b onclick=\"x\">b</b>", "a <b onclick=\"x\">b</b>")]
    [InlineData("<!-- gone? -->", "<!-- gone? -->")]
    public void Html_that_people_type_is_shown_as_text(string markdown, string shown)
    {
        var body = EmailBody.Of(markdown);

        Assert.Equal(shown, Parse(body.Html).Body!.TextContent.Trim());
        Assert.Equal(shown, body.Text);
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](java&#9;script:alert(1))")]
    [InlineData("[x](<java\u0001script:alert(1)>)")]
    [InlineData("[x](data:text/html,hello)")]
    [InlineData("[x](vbscript:msgbox)")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("[x](//elsewhere.test/)")]
    [InlineData("[x](/relative)")]
    [InlineData("[x][y]\n\n[y]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](data:image/svg+xml,hello)")]
    [InlineData("![x](mailto:a@b.test)")]
    [InlineData("[![x](javascript:1)](javascript:2)")]
    public void A_link_that_a_mail_program_should_not_follow_keeps_its_words_only(string markdown)
    {
        var body = EmailBody.Of(markdown);

        Assert.Empty(Parse(body.Html).QuerySelectorAll("a, img"));
        Assert.NotEmpty(body.Text);
    }

    [Theory]
    [InlineData("[x](https://a.test/)")]
    [InlineData("[x](HTTP://a.test/)")]
    [InlineData("[x](mailto:a@b.test)")]
    [InlineData("[x](tel:+12025550100)")]
    [InlineData("<a@b.test>")]
    public void A_link_to_a_page_an_address_or_a_number_stays(string markdown) =>
        Assert.Single(Parse(EmailBody.Of(markdown).Html).QuerySelectorAll("a[href]"));

    [Fact]
    public void Nesting_without_end_is_sent_as_it_stands()
    {
        var markdown = new string('>', 5000) + " <b>deep</b>";

        Assert.Equal(markdown, Parse(EmailBody.Of(markdown).Html).Body!.TextContent.Trim());
    }

    [Theory]
    [InlineData("[a](", 25_000)]
    [InlineData("*a **b ", 20_000)]
    [InlineData("[", 200_000)]
    public void Marks_without_end_do_not_keep_a_processor_busy(string mark, int times)
    {
        var markdown = string.Concat(Enumerable.Repeat(mark, times));
        var clock = Stopwatch.StartNew();

        Assert.Equal(markdown, EmailBody.Of(markdown).Text);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Whatever_is_typed_yields_no_script_no_event_handler_and_no_odd_link() =>
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(1500), Prop.ForAll(HostileMarkdown.ToArbitrary(), markdown =>
        {
            var document = Parse(EmailBody.Of(markdown).Html);
            return document.All.All(IsHarmless);
        }));

    private static readonly string[] Elements =
        ["html", "head", "body", "p", "br", "a", "em", "strong", "img", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr"];

    private static readonly string[] Attributes = ["href", "src", "alt", "title", "class", "start", "type"];

    private static bool IsHarmless(IElement element) =>
        Elements.Contains(element.LocalName)
        && element.Attributes.All(attribute => Attributes.Contains(attribute.Name))
        && IsHarmless(element.GetAttribute("href")) && IsHarmless(element.GetAttribute("src"));

    private static bool IsHarmless(string? address) =>
        address is null || Schemes.Any(scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static Gen<string> HostileMarkdown
    {
        get
        {
            var pieces = Gen.Elements(
                "[a](", "](", ")", "![", "[", "]", "<", ">", "javascript:", "java\tscript:", "JAVASCRIPT:", "&#106;avascript&colon;", "data:text/html,", "vbscript:",
                "https://a.test/", "mailto:", "\"", "'", "\" onload=\"x", " onclick=x ", "<script>", "</script>", "<img src=x onerror=", "<svg/onload=", "<!--", "-->", "<![CDATA[", "<?", "?>",
                "`", "```", "``` js onload=x\n", "*", "**", "_", "\n", "\n\n", "> ", "- ", "1. ", "    ", "# ", "---", "\\", "&lt;", "&quot;", "[y]: javascript:x\n", "[y]", "<javascript:x>", "<a@b.test>",
                "{onclick=x}", "{: onclick=x}", "|a|b|\n|-|-|\n", "\0", "\u0001", "\ud83d", "😀", "<iframe src=", "<style>", "<base href=", "<math>", "a", " ");
            var any = ArbMap.Default.GeneratorFor<string>().Select(text => text ?? string.Empty);
            var part = Gen.Frequency((12, pieces), (1, any));
            return from count in Gen.Choose(0, 25) from parts in part.ArrayOf(count) select string.Concat(parts);
        }
    }
}
