using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Web.Features.Conversations;

/// <summary>
/// The document that is shown inside an e-mail's frame. What makes a hostile e-mail harmless is the frame's sandbox and the
/// answer's Content-Security-Policy (<see cref="EmailBodyEndpoint"/>); this only gives it a legible start.
/// </summary>
internal static partial class EmailDocument
{
    private const string Head = """
        <!doctype html><html><head><meta charset="utf-8"><title>Email</title><base target="_blank"><style>
        html { color-scheme: light; }
        body { margin: 12px; background: #fff; color: #14232a; font: 14px/1.5 "Segoe UI", -apple-system, Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; overflow-wrap: break-word; }
        img { max-width: 100%; height: auto; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0; }
        </style></head><body>
        """;

    public static string Of(string html) =>
        Head + (IsHtml(html) ? Reaching().Replace(html, string.Empty) : $"<pre dir=\"auto\">{WithLinks(html)}</pre>") + "</body></html>";

    public static bool HasRemoteImages(string html) => RemoteImage().IsMatch(html);

    /// <summary>The class of the frame: short, medium or long.</summary>
    public static string Size(string html)
    {
        var text = IsHtml(html) ? Tag().Replace(html, " ") : html;
        var lines = (text.Length / 80) + text.AsSpan().Count('\n') + Image().Count(html) * 8;
        return lines switch
        {
            < 6 => "short",
            < 16 => "medium",
            _ => "long",
        };
    }

    private static bool IsHtml(string text) => Tag().IsMatch(text);

    private static string WithLinks(string text) => string.Concat(TextRun.Of(text).Select(run => run.Link is { } link
        ? $"<a href=\"{WebUtility.HtmlEncode(link)}\" rel=\"noopener noreferrer\">{WebUtility.HtmlEncode(run.Text)}</a>"
        : WebUtility.HtmlEncode(run.Text)));

    [GeneratedRegex("</?[a-z][^>]*>|<!--", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    // A policy doesn't stop a browser from looking up or connecting to the hosts that these name.
    [GeneratedRegex(@"<\s*(link|meta|base)\b[^>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reaching();

    [GeneratedRegex(@"<img\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Image();

    [GeneratedRegex(@"(\bsrc(set)?|\bbackground)\s*=\s*[""']?\s*(https?:)?//|url\(\s*[""']?\s*(https?:)?//", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RemoteImage();
}
