using System.Net;

namespace Portal.Services.Composing;

/// <summary>Sets the words of the answered e-mail below one's own.</summary>
internal static class QuotedEmail
{
    private const string Style = "margin:1em 0 0;padding-left:1em;border-left:2px solid #ccc";

    public static EmailBody Below(EmailBody body, EmailReply reply) => reply.Quote is not { Length: > 0 } quote ? body : new EmailBody(
        $"{body.Html}<p>{WebUtility.HtmlEncode(reply.Intro)}</p>\n<blockquote style=\"{Style}\">{WebUtility.HtmlEncode(quote).ReplaceLineEndings("<br>\n")}</blockquote>\n",
        $"{body.Text}\n\n{reply.Intro}\n{string.Join('\n', quote.ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}".TrimEnd()))}");
}
