using System.Text;
using Portal.Services.Composing;
using Portal.Services.Conversations;
using Portal.Tests.Support;
using Portal.Web.Features.Conversations;

namespace Portal.Tests;

/// <summary>
/// What people and strangers write is read in time that grows with its length, however it is put together. A parser that reads such text is added to
/// <see cref="Parsers"/>, a shape that was slow once to <see cref="Shapes"/>.
/// </summary>
public sealed class HostileTextTests
{
    private static readonly Dictionary<string, Action<string>> All = new()
    {
        ["email"] = text => EmailDocument.Of(ReceivedBody.Of(text, CancellationToken.None), withImages: true),
        ["email's first words"] = text => Snippet.Of(text, mayBeHtml: true),
        ["email shown as text"] = text => EmailDocument.Of(text),
        ["HTML of one's own"] = text => SafeHtml.Of(text),
        ["HTML as text"] = text => HtmlText.Of(text),
        ["style sheet"] = text => SafeHtml.Of($"<style>{text}</style>"),
        ["style"] = text => SafeHtml.Of($"<p style=\"{text}\">"),
        ["quote"] = text => EmailBody.Of(new MessageContent { Body = "Hello", Reply = Answer(text) }),
        ["variables"] = text => Variables.OpenIn(text),
        ["email as typed"] = text => EmailBody.Of(text),
        ["list of addresses"] = text => EmailAddressList.With([], text),
        ["subject that is answered"] = text => AnswerSubject.Of(text),
        ["words that speak of a file"] = text => AttachmentMentions.In(MessageContent.Empty with { Body = text }, new SendingRules()),
        ["segments"] = text => SmsSegments.Of(text),
    };

    private static readonly string[] Repeated =
    [
        "<div>", "<ul><li>", "<b>x", "<a href=https://a.example>y", "<table><td>", "<font><p>x", "<p>hello</p>", "<svg>", "<select>", "<style>", "<script>", "<!--", "<![CDATA[",
        "<img src=https://a.example/i>", "<", "</", "<a@", "<a:", "<a@b.example>", "&", "&am", "&#", "{", "{{ ", "{{a|", "a{", "@media a{", "url(", "color:red;", "/*", "(", "\"", "'", "\",", ";", "Re: ", "Re[2]: I: ", "a@b.example ", "a=1 ", " ", "\n", "\t \n",
        "\u200D", "\u202E", "http://", "https://a.example/(", "https://a.example\u202E", "https://\u00FC ", "www.", "x", "😀", "\uD83D", "*", "_", "[", "> ", "- ", "\\",
    ];

    private const string Plain = "<p>hello</p>";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static TheoryData<string> Parsers => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Parsers))]
    public void Time_grows_with_the_length_of_the_text_and_with_nothing_else(string parser)
    {
        var parse = All[parser];
        parse(Plain); // what is compiled at first use is not the text's fault
        Assert.Empty(Shapes().Where(shape => Grows(parse, shape.Make)).Select(shape => shape.Name));
    }

    [Theory]
    [MemberData(nameof(Parsers))]
    public void A_million_characters_are_read_within_aSecond_or_as_fast_as_plain_paragraphs(string parser)
    {
        var parse = All[parser];
        parse(Plain);
        Assert.Empty(Shapes().Where(shape => IsDear(parse, shape.Make)).Select(shape => (shape.Name, Slow: Slow(parse, shape.Make(1_000_000)))).Where(took => took.Slow is not null).Select(took => $"{took.Name}: {took.Slow}"));
    }

    // On a slow processor plain paragraphs are slow too. The worst shapes cost three times as much as they do, measured, with the same parser.
    private static string? Slow(Action<string> parse, string text)
    {
        if (ProcessorTime.Of(() => parse(text)) <= Second)
        {
            return null;
        }

        var (hostile, plain) = (ProcessorTime.Least(() => parse(text)), ProcessorTime.Least(() => parse(Many(Plain, 1_000_000))));
        return hostile > Second && hostile > 5 * plain ? $"{hostile}, and {plain} for paragraphs" : null;
    }

    // What is cheaper than this would have to grow faster than by the square to cost a second: five times the length, twenty-five times the time. The other test sees that.
    private static bool IsDear(Action<string> parse, Func<int, string> make) => make(200_000) is var text && ProcessorTime.Of(() => parse(text)) > TimeSpan.FromMilliseconds(40);

    // Four times the length may take four times as long; twelve, because a processor that others use too is not always as fast. By the square it would be sixteen.
    private static bool Grows(Action<string> parse, Func<int, string> make)
    {
        var (small, large) = (make(50_000), make(200_000));
        return Enumerable.Range(0, 3).All(_ => ProcessorTime.Of(() => parse(large)) > (12 * ProcessorTime.Of(() => parse(small))) + TimeSpan.FromMilliseconds(20));
    }

    private static IEnumerable<(string Name, Func<int, string> Make)> Shapes() =>
    [
        .. Repeated.Select(piece => ($"{piece} again and again", (Func<int, string>)(length => Many(piece, length)))),
        ("an image and spaces", length => "<img src=" + new string(' ', length)),
        ("a tag of many attributes", length => "<p " + Many("class=x ", length) + ">"),
        ("a tag of many different attributes", length => "<p " + string.Concat(Enumerable.Range(0, length / 8).Select(i => $"a{i}=1 ")) + ">"),
        ("many open and others closed", length => Many("<span>", length / 2) + Many("</div>", length / 2)),
        ("elements in a table", length => "<table>" + Many("x<b>", length)),
        ("spaces, then brackets", length => new string(' ', length / 2) + new string('<', length / 2) + ">"),
        ("a long style attribute", length => "<p style='" + Many("font:url(", length) + "'>"),
        ("an address and full stops", length => "https://a.example/" + new string('.', length)),
        ("an address without end", length => "https://a.example/" + new string('x', length)),
        ("a variable and spaces", length => "{{" + new string(' ', length)),
    ];

    private static string Many(string piece, int length) => new StringBuilder().Insert(0, piece, Math.Max(1, length / piece.Length)).ToString();

    private static EmailReply Answer(string quote) => new() { MessageId = "1", Mode = EmailReplyMode.Reply, Intro = "Ana wrote:", Quote = quote };
}
