using System.Text;

namespace Portal.Services.Composing;

/// <summary>
/// The two forms in which an e-mail is sent. People type e-mails and not Markdown, so only what the editor's buttons write formats, and
/// everything else goes as it was typed; HTML that is typed among words is shown as text. What they write as HTML goes on as far as it is safe.
/// </summary>
public sealed record EmailBody(string Html, string Text)
{
    /// <summary>The whole body, with the words of the e-mail that it answers.</summary>
    public static EmailBody Of(MessageContent content)
    {
        var own = content.IsHtml ? new EmailBody(SafeHtml.Of(content.Body), HtmlText.Of(content.Body)) : Of(content.Body);
        own = InvisibleCharacters.IsBlank(content.Signature) ? own : Signed(own, Of(content.Signature));
        return content.Reply is { } reply ? QuotedEmail.Below(own, reply) : own;
    }

    public static EmailBody Of(string typed)
    {
        var (html, text) = (new EmailHtml(), new StringBuilder());
        foreach (var line in typed.ReplaceLineEndings("\n").Split('\n').Select(TypedLine.Of))
        {
            html.Write(line);
            EmailText.Write(text, line);
        }

        return new EmailBody(html.End(), text.ToString().TrimStart('\n').TrimEnd());
    }

    public override string ToString() => "e-mail body"; // never a body in a log

    private static EmailBody Signed(EmailBody own, EmailBody signature) => new($"{own.Html}<br>\n{signature.Html}", $"{own.Text}\n\n{signature.Text}".Trim());
}
