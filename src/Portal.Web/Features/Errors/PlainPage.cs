using System.Text.Encodings.Web;
using Portal.Web.Hosting;

namespace Portal.Web.Features.Errors;

/// <summary>A page written without components, for when those may be what is broken.</summary>
internal static class PlainPage
{
    public static Task WriteAsync(HttpContext http, string title, string text)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encode(title)} · Portal</title><link rel="stylesheet" href="/colors.css"><link rel="stylesheet" href="/app.css"><link rel="icon" type="image/svg+xml" href="/favicon.svg"></head>
            <body><main class="empty"><h1>{Encode(title)}</h1><p>{Encode(text)}</p><p class="hint">Reference: {Encode(Reference.Of(http))}</p>
            <a class="button" href="/">To the portal</a></main></body></html>
            """);
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
