using System.Text;
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
    public void What_the_editor_writes_becomes_html_and_a_text_that_reads_by_itself()
    {
        var body = EmailBody.Of("""
            # Hello **Ana**

            Your appointment is on *Tuesday*.
            Bring [the *form*](https://forms.test/a_(b)?c=d&d=e), please.

            - first
            - second
              which is long
              - ***inner***

            See https://bare.test/x, or (www.bare.test/y).
            [write](mailto:me@test.test) ![map](https://img.test/map.png)
            """);

        Assert.Equal("""
            <h1>Hello <strong>Ana</strong></h1>
            <p>Your appointment is on <em>Tuesday</em>.<br />
            Bring <a href="https://forms.test/a_(b)?c=d&amp;d=e">the <em>form</em></a>, please.</p>
            <ul>
            <li>first</li>
            <li>second<br />
            &nbsp;&nbsp;which is long
            <ul>
            <li><em><strong>inner</strong></em></li>
            </ul>
            </li>
            </ul>
            <p>See <a href="https://bare.test/x">https://bare.test/x</a>, or (<a href="http://www.bare.test/y">www.bare.test/y</a>).<br />
            <a href="mailto:me@test.test">write</a> <img src="https://img.test/map.png" alt="map" /></p>

            """, body.Html);
        Assert.Equal("""
            Hello Ana

            Your appointment is on Tuesday.
            Bring the form (https://forms.test/a_(b)?c=d&d=e), please.

            - first
            - second
              which is long
              - inner

            See https://bare.test/x, or (www.bare.test/y).
            write (me@test.test) map (https://img.test/map.png)
            """, body.Text);
    }

    [Theory]
    [InlineData("[Code]: 4711")]
    [InlineData("[Code]: https://a.test 'x'\n\nThe [Code] is above")]
    [InlineData("8. März\n12. März")]
    [InlineData("3) drei\n1) eins")]
    [InlineData("1986. What a year.")]
    [InlineData(@"C:\Users\[name]\*.txt")]
    [InlineData(@"C:\*.txt and D:\*.txt")]
    [InlineData(@"copy C:\*abc to D:\*")]
    [InlineData(@"\\server\share\_new \# \-")]
    [InlineData(@"rm \*.txt \*.doc")]
    [InlineData("__init__ and snake_case and _this_")]
    [InlineData("2*3*4 = 24, 2 * 3 * 4 = 24, 2 *3")]
    [InlineData("a**b**c un**believ**able")]
    [InlineData("Price* and tax*\n* without tax")]
    [InlineData("*.txt, *.doc and *.txt/*.doc (*.pdf)")]
    [InlineData("f*** and **** and *****")]
    [InlineData("**bold* and more")]
    [InlineData("** bold ** and * italic *")]
    [InlineData("Thanks,\nAda\n-----")]
    [InlineData("Thanks,\nAda\n=====\n---\n***\n___\n* * *")]
    [InlineData("    four spaces\n\ttab")]
    [InlineData("```\ncode\n```\n`x` ~~y~~ ~~~")]
    [InlineData("#1 priority\n#hash\n#")]
    [InlineData("> 18 years only\n>> quoted")]
    [InlineData("+ 49 30 1234\n+ 2 guests\n-5 °C")]
    [InlineData("&copy; &#65; &amp; &nbsp; Q&A")]
    [InlineData("<b>b</b> <ada@example.com> <https>")]
    [InlineData("a | b\n--|--\n1 | 2")]
    [InlineData("one\ntwo\\\nthree")]
    [InlineData("Hello [first name] [1] [x]( y) [] [x][y]")]
    [InlineData("[x](javascript:alert(1)) ![x](data:text/html,y) [x](/z) [](https://) [a](mailto:) [a](https://) [a](mailto:nobody) [a](mailto:&#106;x)")]
    [InlineData("[^1] *[HTML]: x :smile: ==mark== ^sup^ H~2~O \"quotes\" (c) ... {#id .class} $x$ @ada")]
    [InlineData("Term\n:   definition")]
    public void What_no_button_of_the_editor_writes_is_sent_as_it_was_typed(string typed)
    {
        var body = EmailBody.Of(typed);

        Assert.Equal(typed, body.Text);
        Assert.Equal(Words(typed), Words(Parse(body.Html).Body!.TextContent));
        Assert.Empty(Parse(body.Html).QuerySelectorAll("body *:not(p):not(br):not(a)"));
    }

    [Theory]
    [InlineData("**bold**", "<strong>bold</strong>", "bold")]
    [InlineData("(*so*), \"**so**\" — *so*!", "(<em>so</em>), &quot;<strong>so</strong>&quot; — <em>so</em>!", "(so), \"so\" — so!")]
    [InlineData("**a *b* c**", "<strong>a <em>b</em> c</strong>", "a b c")]
    [InlineData("**a *b***", "<strong>a <em>b</em></strong>", "a b")]
    [InlineData("***a** b*", "<em><strong>a</strong> b</em>", "a b")]
    [InlineData("**-20 %**, **„Wichtig“**, **5 €**", "<strong>-20 %</strong>, <strong>„Wichtig“</strong>, <strong>5 €</strong>", "-20 %, „Wichtig“, 5 €")]
    [InlineData("这是**重要**的 **😀**", "这是<strong>重要</strong>的 <strong>😀</strong>", "这是重要的 😀")]
    [InlineData("**[words](https://a.test)**", "<strong><a href=\"https://a.test\">words</a></strong>", "words (https://a.test)")]
    [InlineData("*a [b* c](https://a.test)", "*a <a href=\"https://a.test\">b* c</a>", "*a b* c (https://a.test)")]
    [InlineData("**https://a.test**", "<strong><a href=\"https://a.test\">https://a.test</a></strong>", "https://a.test")]
    [InlineData("[see [1]](https://a.test)", "<a href=\"https://a.test\">see [1]</a>", "see [1] (https://a.test)")]
    [InlineData("[https://a.test](https://a.test)", "<a href=\"https://a.test\">https://a.test</a>", "https://a.test")]
    [InlineData("[![logo](https://a.test/l.png)](https://a.test)", "<a href=\"https://a.test\"><img src=\"https://a.test/l.png\" alt=\"logo\" /></a>", "logo (https://a.test/l.png) (https://a.test)")]
    [InlineData("https://en.wikipedia.org/wiki/Mercury_(planet).", "<a href=\"https://en.wikipedia.org/wiki/Mercury_(planet)\">https://en.wikipedia.org/wiki/Mercury_(planet)</a>.", "https://en.wikipedia.org/wiki/Mercury_(planet).")]
    [InlineData("请看https://a.test/路。", "请看<a href=\"https://a.test/路\">https://a.test/路</a>。", "请看https://a.test/路。")]
    public void What_the_editors_buttons_write_formats(string typed, string html, string text) => Assert.Equal(new EmailBody($"<p>{html}</p>\n", text), EmailBody.Of(typed));

    [Theory]
    [InlineData(@"\*so\*", "*so*")]
    [InlineData(@"\**so\**", "**so**")]
    [InlineData(@"\[a](https://b.test)", "[a](https://b.test)")]
    [InlineData(@"\# so", "# so")]
    [InlineData(@"\- so", "- so")]
    [InlineData(@"\https://b.test", "https://b.test")]
    public void A_backslash_goes_only_before_what_it_keeps_from_formatting(string typed, string shown) => Assert.Equal(new EmailBody($"<p>{shown}</p>\n", shown), EmailBody.Of(typed));

    [Fact]
    public void Every_letter_and_digit_that_was_typed_is_sent_in_both_forms_and_in_order() =>
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(3000), Prop.ForAll(HostileMarkdown.ToArbitrary(), typed =>
        {
            var body = EmailBody.Of(typed);
            return LettersAndDigits(body.Text) == LettersAndDigits(typed) && LettersAndDigits(Shown(Parse(body.Html).Body!)) == LettersAndDigits(typed);
        }));

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
    public void A_link_that_a_mail_program_should_not_follow_is_none(string markdown)
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
    public void A_link_to_a_page_an_address_or_a_number_stays(string markdown) =>
        Assert.Single(Parse(EmailBody.Of(markdown).Html).QuerySelectorAll("a[href]"));

    [Fact]
    public void Whatever_is_typed_yields_no_script_no_event_handler_and_no_odd_link() =>
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(1500), Prop.ForAll(HostileMarkdown.ToArbitrary(), markdown =>
        {
            var document = Parse(EmailBody.Of(markdown).Html);
            return document.All.All(IsHarmless);
        }));

    private static readonly string[] Elements =
        ["html", "head", "body", "p", "br", "a", "em", "strong", "img", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "li"];

    private static readonly string[] Attributes = ["href", "src", "alt"];

    private static bool IsHarmless(IElement element) =>
        Elements.Contains(element.LocalName)
        && element.Attributes.All(attribute => Attributes.Contains(attribute.Name))
        && IsHarmless(element.GetAttribute("href")) && IsHarmless(element.GetAttribute("src"));

    private static bool IsHarmless(string? address) =>
        address is null || Schemes.Any(scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    private static string LettersAndDigits(string text) => string.Concat(text.EnumerateRunes().Where(Rune.IsLetterOrDigit));

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // What is read, and where a link leads after its words.
    private static string Shown(INode node) => node switch
    {
        IText words => words.Data,
        IElement { LocalName: "img" } image => $"{image.GetAttribute("alt")} {image.GetAttribute("src")}",
        IElement { LocalName: "a" } link when IsWhereItLeads(link.TextContent, link.GetAttribute("href")) => link.TextContent,
        IElement { LocalName: "a" } link => $"{string.Concat(link.ChildNodes.Select(Shown))} {link.GetAttribute("href")}",
        _ => string.Concat(node.ChildNodes.Select(Shown)),
    };

    // Not by its end alone: a bracket as a link's words is the end of many addresses.
    private static bool IsWhereItLeads(string words, string? target) => target is not null && new[] { string.Empty, "http://", "https://", "mailto:", "tel:" }.Any(start => start + words == target);

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static Gen<string> HostileMarkdown
    {
        get
        {
            var pieces = Gen.Elements(
                "[a](", "](", ")", "![", "[", "]", "<", ">", "javascript:", "java\tscript:", "JAVASCRIPT:", "&#106;avascript&colon;", "data:text/html,", "vbscript:",
                "https://a.test/", "mailto:", "\"", "'", "\" onload=\"x", " onclick=x ", "<script>", "</script>", "<img src=x onerror=", "<svg/onload=", "<!--", "-->", "<![CDATA[", "<?", "?>",
                "`", "```", "``` js onload=x\n", "*", "**", "_", "\n", "\n\n", "> ", "- ", "1. ", "    ", "# ", "---", "\\", "&lt;", "&quot;", "[y]: javascript:x\n", "[y]", "<javascript:x>", "<a@b.test>",
                "{onclick=x}", "{: onclick=x}", "8. ", "](https://a.test/b_(c))", "www.", "\\*", "**b**", "*c*", "d", "  - ", "&copy;", "|a|b|\n|-|-|\n", "\0", "\u0001", "\ud83d", "😀", "<iframe src=", "<style>", "<base href=", "<math>", "a", " ");
            var any = ArbMap.Default.GeneratorFor<string>().Select(text => text ?? string.Empty);
            var part = Gen.Frequency((12, pieces), (1, any));
            return from count in Gen.Choose(0, 25) from parts in part.ArrayOf(count) select string.Concat(parts);
        }
    }
}
