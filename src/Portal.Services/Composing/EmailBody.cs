using System.Net;
using Markdig;
using Markdig.Extensions.AutoLinks;

namespace Portal.Services.Composing;

/// <summary>The two forms in which an e-mail written in Markdown is sent. HTML that people type is shown as text, never passed on.</summary>
public sealed record EmailBody(string Html, string Text)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseSoftlineBreakAsHardlineBreak() // a new line is a new line, as in every other channel
        .UseAutoLinks(new AutoLinkOptions())
        .Build();

    public static EmailBody Of(string markdown)
    {
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            SafeLinks.Enforce(document);
            return new EmailBody(document.ToHtml(Pipeline), EmailText.Of(document));
        }
        catch (ArgumentException)
        {
            // Markdig's word for nesting deeper than it follows; such a text is sent as it stands.
            return new EmailBody($"<pre>{WebUtility.HtmlEncode(markdown)}</pre>\n", markdown);
        }
    }

    public override string ToString() => "e-mail body"; // never a body in a log
}
