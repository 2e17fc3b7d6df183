using System.Net;
using Markdig;
using Markdig.Extensions.AutoLinks;

namespace Portal.Services.Composing;

/// <summary>
/// The two forms in which an e-mail is sent. HTML that people type into Markdown is shown as text, never passed on; what they write as
/// HTML goes on as far as it is safe.
/// </summary>
public sealed record EmailBody(string Html, string Text)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseSoftlineBreakAsHardlineBreak() // a new line is a new line, as in every other channel
        .UseAutoLinks(new AutoLinkOptions())
        .Build();

    // Parsing takes time by the square of these marks: 3,000 take a third of a second, 25,000 took twenty.
    private const int MostMarks = 3000;

    /// <summary>The whole body, with the words of the e-mail that it answers.</summary>
    public static EmailBody Of(MessageContent content)
    {
        var own = content.IsHtml ? new EmailBody(SafeHtml.Of(content.Body), HtmlText.Of(content.Body)) : Of(content.Body.ReplaceLineEndings("\n"));
        own = InvisibleCharacters.IsBlank(content.Signature) ? own : Signed(own, Of(content.Signature.ReplaceLineEndings("\n")));
        return content.Reply is { } reply ? QuotedEmail.Below(own, reply) : own;
    }

    public static EmailBody Of(string markdown)
    {
        if (markdown.Count(character => character is '[' or '*' or '_') > MostMarks)
        {
            return AsItStands(markdown);
        }

        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            SafeLinks.Enforce(document);
            return new EmailBody(document.ToHtml(Pipeline), EmailText.Of(document));
        }
        catch (ArgumentException)
        {
            return AsItStands(markdown); // Markdig's word for nesting deeper than it follows
        }
    }

    public override string ToString() => "e-mail body"; // never a body in a log

    private static EmailBody Signed(EmailBody own, EmailBody signature) => new($"{own.Html}<br>\n{signature.Html}", $"{own.Text}\n\n{signature.Text}".Trim());

    private static EmailBody AsItStands(string markdown) => new($"<pre>{WebUtility.HtmlEncode(markdown)}</pre>\n", markdown);
}
