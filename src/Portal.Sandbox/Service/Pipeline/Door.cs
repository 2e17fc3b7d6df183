using Portal.Sandbox.Marketplace;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Pipeline;

/// <summary>What a request must show before an endpoint looks at it: a token, a share of the rate, a version, a scope; in this order.</summary>
internal sealed class Door(Bearers bearers, RateLimits limits, ServiceWorld world)
{
    private const string Bearer = "Bearer ";

    private static readonly string[] Versions = ["2021-04-15", "2021-07-28", "2023-02-21", "v3"];

    public ServiceReply Enter(HttpContext context, RequestBody body, Entitlement entitlement, Func<ServiceCall, ServiceReply> endpoint)
    {
        if (Identify(context, body) is not { } call)
        {
            limits.Describe(context.Response.Headers);
            return NoToken(TokenOf(context.Request));
        }

        return limits.TryTake(LocationOf(call), context.Response.Headers)
            ? Version(context.Request) ?? Permission(call, entitlement) ?? endpoint(call)
            : Refusals.TooManyRequests;
    }

    /// <summary>Counts a request that never gets to the door, so that its answer's headers are as true as any other's.</summary>
    public void Count(HttpContext context, RequestBody body)
    {
        limits.Describe(context.Response.Headers);
        if (Identify(context, body) is { } call)
        {
            limits.TryTake(LocationOf(call), context.Response.Headers);
        }
    }

    private ServiceCall? Identify(HttpContext context, RequestBody body) =>
        TokenOf(context.Request) is { } token && bearers.Read(token) is { } grant ? new ServiceCall(context, token, grant, body) : null;

    private static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } value] && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? value[Bearer.Length..].Trim() : null;

    private static ServiceReply NoToken(string? token) => Refusals.Unauthorized(token switch
    {
        null or "" => "Invalid JWT",
        ['p', 'i', 't', '-', ..] => "Invalid Private Integration token",
        _ when token.Split('.').Length == 3 => "Invalid JWT",
        _ => "Invalid token: access token is invalid",
    });

    private static ServiceReply? Version(HttpRequest request) => request.Headers["Version"] switch
    {
        [{ Length: > 0 } version] => Versions.Contains(version) ? null : Refusals.BadRequest($"Invalid API version segment {version}"),
        _ => Refusals.Unauthorized("version header was not found."),
    };

    private static ServiceReply? Permission(ServiceCall call, Entitlement entitlement)
    {
        if (call.Grant.AuthClass != entitlement.AuthClass)
        {
            return Refusals.Unauthorized(call.IsPrivateIntegration ? "Token's user type mismatch!" : "This authClass type is not allowed to access this scope.");
        }

        return call.Grant.Scopes.Contains(entitlement.Scope, StringComparer.Ordinal) ? null : Refusals.Unauthorized("The token is not authorized for this scope.");
    }

    /// <summary>Whose rate a request counts against. Only the sandbox's own sign-in gives one token several sub-accounts.</summary>
    private string LocationOf(ServiceCall call)
    {
        var named = call.Grant.Locations.Count == 1 ? null : call.Query("locationId") ?? Named(call) ?? OwnerOf(call)?.Id;
        return named is not null && call.Grant.Locations.Contains(named, StringComparer.Ordinal) ? named : call.Grant.Locations.FirstOrDefault(string.Empty);
    }

    private static string? Named(ServiceCall call) => call.Route("locationId") is { Length: > 0 } locationId ? locationId : call.Body.String("locationId");

    private SubAccount? OwnerOf(ServiceCall call) =>
        call.Body.String("contactId") is { } contactId ? world.OwnerOfContact(contactId)
        : call.Route("contactId") is { Length: > 0 } contact ? world.OwnerOfContact(contact)
        : call.Route("conversationId") is { Length: > 0 } conversation ? world.OwnerOfConversation(conversation)
        : call.Route("messageId") is { Length: > 0 } message ? world.OwnerOfMessage(message)
        : call.Route("emailMessageId") is { Length: > 0 } email ? world.OwnerOfEmail(email)
        : null;
}
