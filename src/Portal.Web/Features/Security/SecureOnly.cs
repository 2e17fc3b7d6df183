using Microsoft.Extensions.Options;
using Portal.Web.Features.Errors;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Security;

/// <summary>Browsers take the portal's cookies over https only, so over http nobody could sign in: said here, instead of at each form.</summary>
internal sealed class SecureOnly(RequestDelegate next, IOptions<SignInOptions> signIn)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.IsHttps || !signIn.Value.SecureCookies || http.Request.Path.StartsWithSegments("/health"))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return PlainPage.WriteAsync(
            http,
            "This portal needs https",
            "If the address begins with https:// already, the proxy in front of the portal does not tell it so: it has to send X-Forwarded-Proto, and its address has to stand in the setting Proxy:Known.");
    }
}
