using System.Net;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Seeding;

/// <summary>Ordinary e-mails, dressed as such e-mails are: tables, inline styles, a remote logo, a button.</summary>
internal static class Letters
{
    public static string Outbound(Company company, Talk talk, Letter letter, string first) =>
        $"""
        <!doctype html><html><body style="margin:0;background:#f2f4f5;font-family:Helvetica,Arial,sans-serif;color:#22303a">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
        <table role="presentation" width="560" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:8px;overflow:hidden">
        <tr><td style="background:{talk.Colour};padding:20px 28px;color:#ffffff;font-size:20px;font-weight:bold">
        <img src="https://{company.Host}/mail/logo.png" alt="" width="28" height="28" style="vertical-align:middle;margin-right:10px">{company.Name}</td></tr>
        <tr><td style="padding:28px;font-size:15px;line-height:1.55"><p style="margin:0 0 16px">Dear {WebUtility.HtmlEncode(first)},</p>
        {string.Concat(letter.Paragraphs.Select(paragraph => $"<p style=\"margin:0 0 16px\">{paragraph}</p>"))}
        {Button(company, talk, letter)}
        <p style="margin:24px 0 0">Warm regards,<br>{talk.Expert} and the team of {company.Name}</p></td></tr>
        <tr><td style="padding:16px 28px;background:#f7f9fa;font-size:12px;color:#5b6b75">{company.Name} · <a href="https://{company.Host}/unsubscribe" style="color:#5b6b75">Unsubscribe</a></td></tr>
        </table></td></tr></table></body></html>
        """;

    public static string Inbound(Company company, string text, string subject) =>
        $"""
        <div dir="auto">{WebUtility.HtmlEncode(text)}<br><br>Best wishes</div>
        <div class="gmail_quote"><div dir="ltr">{company.Name} wrote:<br></div>
        <blockquote style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex"><p>{WebUtility.HtmlEncode(subject)}</p></blockquote></div>
        """;

    private static string Button(Company company, Talk talk, Letter letter) => letter.Button is null
        ? string.Empty
        : $"""<p style="margin:24px 0"><a href="https://{company.Host}/go" style="background:{talk.Colour};color:#ffffff;padding:12px 22px;border-radius:6px;text-decoration:none;font-weight:bold">{letter.Button}</a></p>""";
}
