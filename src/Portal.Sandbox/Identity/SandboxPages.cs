using System.Text;
using System.Text.Encodings.Web;

namespace Portal.Sandbox.Identity;

/// <summary>The provider's few pages, written here so that they need no file and no script.</summary>
internal static class SandboxPages
{
    private static readonly string StyleHash = "'sha256-" + Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(SandboxStyle.Css))) + "'";

    public static IResult SignIn(HttpContext http, AuthorizeRequest request) => Page(http, "Sandbox sign-in", StatusCodes.Status200OK, $"""
        <h1>Who are you today?</h1>
        <p class="lead">This is the sandbox. The people are invented, and nothing leaves this machine.</p>
        <form method="post" action="{Encode(http.Request.PathBase + SandboxSetup.IdentityPath)}/authorize">
        {string.Concat(request.Fields().Select(f => $"""<input type="hidden" name="{Encode(f.Key)}" value="{Encode(f.Value)}">"""))}
        {Company("harbour", "Harbour Dental", SandboxPeople.HarbourDental)}
        {Company("northside", "Northside Fitness", SandboxPeople.NorthsideFitness)}
        <section class="wide" aria-labelledby="others"><h2 id="others">Others</h2><div class="pair">
        {Button(SandboxPeople.AreaManager, "for both companies", "Harbour Dental and Northside Fitness")}
        {Button(SandboxPeople.Nobody, string.Empty, "No company and no role")}
        {Button(SandboxPeople.OnlyAddress, string.Empty, "As from Entra ID without roles; the address isn’t vouched for")}
        </div></section>
        </form>
        """);

    public static IResult Message(HttpContext http, string title, string text, int status) =>
        Page(http, title, status, $"<h1>{Encode(title)}</h1><p class=\"lead\">{Encode(text)}</p>");

    private static string Company(string id, string name, IReadOnlyList<SandboxPerson> people) => $"""
        <section aria-labelledby="{id}"><h2 id="{id}">{name}</h2>
        {string.Concat(people.Select(p => Button(p, "of " + name, null)))}
        </section>
        """;

    private static string Button(SandboxPerson person, string where, string? note) => $"""
        <button name="person" value="{person.Id}"><span class="post">{person.Post}<span class="unseen"> {where}</span></span>
        <span class="name">{Encode(person.Name)}</span>{(note is null ? string.Empty : $"<span class=\"name\">{note}</span>")}</button>
        """;

    public static IResult Page(HttpContext http, string title, int status, string body)
    {
        // No form-action: browsers apply it to the redirect that follows, which goes to the portal.
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src {StyleHash}; base-uri 'none'; frame-ancestors 'none'";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Content($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encode(title)}</title><style>{SandboxStyle.Css}</style></head><body><main>{body}</main></body></html>
            """, "text/html; charset=utf-8", Encoding.UTF8, status);
    }

    public static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
