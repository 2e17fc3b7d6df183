using System.Net;
using Portal.Services.Composing;

namespace Portal.Web.Features.Composing;

/// <summary>How a text is quoted inside another: in an e-mail by marks before its lines, elsewhere as a line in quotation marks.</summary>
internal static class Quoting
{
    public static string Of(string text, Channel channel, bool isHtml)
    {
        var lines = text.ReplaceLineEndings("\n").Trim().Split('\n');
        return channel != Channel.Email ? InMarks(string.Join(' ', lines.Select(line => line.Trim()).Where(line => line.Length > 0)), channel)
            : isHtml ? $"<blockquote>{string.Join("<br>", lines.Select(WebUtility.HtmlEncode))}</blockquote>"
            : string.Join('\n', lines.Select(line => line.Length == 0 ? ">" : $"> {line}"));
    }

    // Curly ones would make an SMS Unicode, and cost more.
    private static string InMarks(string line, Channel channel) => channel == Channel.Sms ? $"\"{line}\"" : $"“{line}”";
}
