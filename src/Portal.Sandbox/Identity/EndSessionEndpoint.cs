using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Sandbox.Identity;

internal sealed class EndSessionEndpoint(Clients clients, ProviderSessions sessions, Jwt jwt)
{
    public static void Map(IEndpointRouteBuilder identity)
    {
        identity.MapGet("/end-session", (HttpContext http, EndSessionEndpoint endpoint) =>
            endpoint.Answer(http, name => http.Request.Query[name]));
        identity.MapPost("/end-session", async (HttpContext http, EndSessionEndpoint endpoint) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return endpoint.Answer(http, name => form[name]);
        });
    }

    private IResult Answer(HttpContext http, Func<string, string?> value)
    {
        // Only the portal knows the session's name; without it anyone's link could sign a person out.
        if (SessionOf(value) is not { } session)
        {
            return SandboxPages.Message(http, "Nothing was ended", "The request doesn’t say whose session it is about.", StatusCodes.Status400BadRequest);
        }

        sessions.End(session);
        return value("post_logout_redirect_uri") switch
        {
            null => SandboxPages.Message(http, "Signed out", "You are signed out of the sandbox.", StatusCodes.Status200OK),
            var address when clients.MaySignOutTo(address) => new SeeOther(WithState(address, value("state"))),
            _ => SandboxPages.Message(http, "Signed out", "You are signed out, but the address to return to is not known here.", StatusCodes.Status400BadRequest),
        };
    }

    private string? SessionOf(Func<string, string?> value) => value("id_token_hint") is { } hint
        ? (string?)jwt.Read("JWT", hint)?["sid"]
        : value("client_id") == Clients.PortalId ? value("logout_hint") : null;

    private static string WithState(string address, string? state) =>
        state is null ? address : QueryHelpers.AddQueryString(address, "state", state);
}
