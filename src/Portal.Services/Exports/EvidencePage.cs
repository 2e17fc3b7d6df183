using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Portal.Services.Composing;

namespace Portal.Services.Exports;

/// <summary>
/// The page of an evidence pack, to be read and printed. It is made from the records alone, loads nothing, and shows an e-mail's HTML as text.
/// </summary>
internal static class EvidencePage
{
    public const string End = "</main></body></html>\n";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Style =
        """
        body{font:11pt/1.4 system-ui,sans-serif;margin:2rem auto;max-width:50rem;padding:0 1rem;color:#111;background:#fff}
        article{border-top:1px solid #888;padding:1rem 0;break-inside:avoid-page}
        h2{font-size:1rem;margin:0}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.5rem 0}
        dt{color:#444}dd{margin:0;overflow-wrap:anywhere}
        pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;border-left:3px solid #888;margin:.5rem 0;padding-left:.8rem}
        table{border-collapse:collapse;width:100%;font-size:.85em}th,td{text-align:left;vertical-align:top;padding:.15rem .6rem .15rem 0;overflow-wrap:anywhere}
        code{font-size:.8em;overflow-wrap:anywhere}
        @page{margin:2cm}@media print{body{margin:0;max-width:none;padding:0}}
        """;

    /// <summary>The name of a message's file.</summary>
    public static string NameOf(int number, string record)
    {
        using var json = JsonDocument.Parse(record);
        return string.Create(CultureInfo.InvariantCulture, $"messages/{number:D6}-{json.RootElement.GetProperty("id").GetString()}.json");
    }

    public static string Begin(EvidenceManifest manifest, int count) =>
        $"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>Evidence pack: {Text(manifest.Title)}</title><style>{Style}</style></head><body><main>
        <h1>Messages of {Text(manifest.SubAccount)}</h1>
        <dl>{Row("About", manifest.Title)}{Row("Messages", count.ToString(CultureInfo.InvariantCulture))}{Row("Made by", manifest.PersonName)}{Row("Asked for", $"{MessageJson.Utc(manifest.AskedAt)}")}{Row("Made", MessageJson.Utc(manifest.MadeAt))}</dl>
        <p>Newest first; times in UTC. What was written in HighLevel itself is not in here. Each message is a file of this pack, whose SHA-256 stands below it. To check them: <code>sha256sum -c SHA256SUMS</code>; the hash of <code>manifest.json</code> stands in the portal, under Exports and in the audit.</p>

        """;

    public static string Message(int number, string record, string sha256)
    {
        using var json = JsonDocument.Parse(record);
        var (message, html) = (json.RootElement, new StringBuilder());
        html.Append(CultureInfo.InvariantCulture, $"<article><h2>{number}. {Text(Get(message, "channel", "name"))} from {Text(Get(message, "person", "name"))} to {Text(Get(message, "contact", "name"))}</h2><dl>");
        html.Append(Row("Written", Get(message, "writtenAt"))).Append(Row("Contact id", Get(message, "contact", "id")));
        foreach (var (name, key) in ((string, string)[])[("From", "emailFrom"), ("To", "emailTo"), ("Cc", "emailCc"), ("Bcc", "emailBcc"), ("From number", "fromNumber"), ("To number", "toNumber")])
        {
            html.Append(Row(name, Get(message, "addresses", key)));
        }

        html.Append(Row("State", $"{Get(message, "stateWords")} ({Get(message, "stateAt")})")).Append(Row("Reason", Get(message, "reason"))).Append(Row("Subject", Get(message, "subject")));
        html.Append("</dl><pre>").Append(Text(BodyOf(message))).Append("</pre>");
        AppendAttachments(html, message.GetProperty("attachments"));
        AppendLife(html, message.GetProperty("life"));
        return html.Append(CultureInfo.InvariantCulture, $"<p><code>{Text(Get(message, "id"))} SHA-256 {sha256}</code></p></article>\n").ToString();
    }

    private static string? BodyOf(JsonElement message) =>
        Get(message, "body") is { } body && message.GetProperty("isHtml").GetBoolean() ? HtmlText.Of(body) : Get(message, "body");

    private static void AppendAttachments(StringBuilder html, JsonElement attachments)
    {
        foreach (var attachment in attachments.EnumerateArray())
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>Attached: {Text(Get(attachment, "name"))} (<code>{Text(Get(attachment, "url"))}</code>)</p>");
        }
    }

    private static void AppendLife(StringBuilder html, JsonElement life)
    {
        html.Append("<table><thead><tr><th scope=\"col\">When</th><th scope=\"col\">State</th><th scope=\"col\">Who</th><th scope=\"col\">What</th></tr></thead><tbody>");
        foreach (var step in life.EnumerateArray())
        {
            var what = Get(step, "detail") is { } detail ? $"{Get(step, "what")} ({detail})" : Get(step, "what");
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(Get(step, "at"))}</td><td>{Text(Get(step, "state"))}</td><td>{Text(Get(step, "person") ?? "the portal")}</td><td>{Text(what)}</td></tr>");
        }

        html.Append("</tbody></table>");
    }

    private static string Row(string name, string? value) => string.IsNullOrEmpty(value) ? string.Empty : $"<dt>{name}</dt><dd>{Text(value)}</dd>";

    private static string Text(string? text) => Encoder.Encode(text ?? string.Empty);

    private static string? Get(JsonElement from, params string[] path) => path.Aggregate(from, (element, name) => element.GetProperty(name)).GetString();
}
