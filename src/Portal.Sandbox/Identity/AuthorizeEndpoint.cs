using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Sandbox.Identity;

internal sealed class AuthorizeEndpoint(Clients clients, AuthorizationCodes codes, ProviderSessions sessions)
{
    public static void Map(IEndpointRouteBuilder identity)
    {
        identity.MapGet("/authorize", (HttpContext http, AuthorizeEndpoint endpoint) =>
            endpoint.Ask(http, AuthorizeRequest.From(name => http.Request.Query[name])));
        identity.MapPost("/authorize", async (HttpContext http, AuthorizeEndpoint endpoint) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return endpoint.Answer(http, AuthorizeRequest.From(name => form[name]), form["person"]);
        });
    }

    private IResult Ask(HttpContext http, AuthorizeRequest request) =>
        Refusal(http, request) ?? SandboxPages.SignIn(http, request);

    private IResult Answer(HttpContext http, AuthorizeRequest request, string? personId)
    {
        if (Refusal(http, request) is { } refusal)
        {
            return refusal;
        }

        return SandboxPeople.Find(personId) is { } person
            ? Return(http, request, "code", codes.Issue(request, person, sessions.Start(person)))
            : Return(http, request, "error", "access_denied");
    }

    private IResult? Refusal(HttpContext http, AuthorizeRequest request)
    {
        // A browser is never sent to an address that isn't known beforehand, not even with an error.
        if (request.ClientId != Clients.PortalId || !clients.MayReturnTo(request.RedirectUri))
        {
            return SandboxPages.Message(http, "This sign-in can’t go on", "The client or the address to return to is not known here.", StatusCodes.Status400BadRequest);
        }

        return request.Problem() is { } problem ? Return(http, request, "error", problem) : null;
    }

    private static SeeOther Return(HttpContext http, AuthorizeRequest request, string name, string value) =>
        new SeeOther(QueryHelpers.AddQueryString(request.RedirectUri, new Dictionary<string, string?>
        {
            [name] = value,
            ["state"] = request.State,
            ["iss"] = DiscoveryEndpoints.Issuer(http),
        }.Where(p => p.Value is not null)));
}

/// <summary>Sends the browser on with a GET, whatever it came with.</summary>
internal sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        httpContext.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
