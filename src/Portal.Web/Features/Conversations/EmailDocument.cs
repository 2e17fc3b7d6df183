using System.Net;
using Portal.Services.Conversations;

namespace Portal.Web.Features.Conversations;

/// <summary>
/// The document that is shown inside an e-mail's frame, of a body that was cleaned when it was read. The frame's sandbox and the answer's
/// Content-Security-Policy (<see cref="EmailBodyEndpoint"/>) are the second wall; this gives it a legible start.
/// </summary>
internal static class EmailDocument
{
    private const string Head = """
        <!doctype html><html><head><meta charset="utf-8"><title>Email</title><base target="_blank"><style>
        html { color-scheme: light; }
        body { margin: 12px; background: #fff; color: #14232a; font: 14px/1.5 "Segoe UI", -apple-system, Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; overflow-wrap: break-word; }
        img { max-width: 100%; height: auto; }
        pre.text { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0; }
        </style></head><body>
        """;

    private const string End = "</body></html>";

    public static string Of(ReceivedBody body, bool withImages) => body.Html is { } html ? Head + ((withImages ? body.HtmlWithImages : null) ?? html) + End : Of(body.Text);

    /// <summary>Of plain text.</summary>
    public static string Of(string text) => $"{Head}<pre class=\"text\" dir=\"auto\">{WithLinks(text)}</pre>{End}";

    /// <summary>The class of the frame: short, medium or long.</summary>
    public static string Size(ReceivedBody body) => ((body.Text.Length / 80) + body.Text.AsSpan().Count('\n') + (body.Images * 8)) switch
    {
        < 6 => "short",
        < 16 => "medium",
        _ => "long",
    };

    private static string WithLinks(string text) => string.Concat(TextRun.Of(text).Select(run => run.Link is { } link
        ? $"<a href=\"{WebUtility.HtmlEncode(link)}\" title=\"{WebUtility.HtmlEncode(link)}\" dir=\"ltr\" rel=\"noopener noreferrer\">{WebUtility.HtmlEncode(run.Text)}</a>"
        : WebUtility.HtmlEncode(run.Text)));
}
