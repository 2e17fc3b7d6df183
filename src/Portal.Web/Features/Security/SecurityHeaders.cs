using Microsoft.Extensions.Options;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Security;

/// <summary>What browsers are told to refuse, on every answer. An endpoint that sets its own policy keeps it.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IOptions<SignInOptions> signIn)
{
    private readonly string _policy = Policy(signIn.Value);

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(Add, http);
        return next(http);
    }

    private Task Add(object state)
    {
        var response = ((HttpContext)state).Response;
        var headers = response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = _policy;
        }

        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (response.ContentType is null || response.ContentType.StartsWith("text/html", StringComparison.Ordinal))
        {
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"; // only documents ask for any
        }

        return Task.CompletedTask;
    }

    // What is not named here, as sheets, frames and connections, is held to default-src. Attributes of style stay allowed: Blazor's Virtualize and the dialogs place things by them. Elements of style and all inline script are not.
    private static string Policy(SignInOptions signIn) => string.Join(
        "; ",
        "default-src 'self'",
        "script-src 'self'",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "frame-ancestors 'none'",
        $"form-action {string.Join(' ', FormTargets(signIn))}");

    /// <summary>Browsers hold the redirects that follow a form to this list too, and signing in and out are forms.</summary>
    private static IEnumerable<string> FormTargets(SignInOptions signIn) =>
        ["'self'", new Uri(signIn.Authority).GetLeftPart(UriPartial.Authority), .. signIn.RedirectOrigins.Select(o => o.TrimEnd('/'))];
}
