namespace Portal.Sandbox.Identity;

internal static class UserInfoEndpoint
{
    private const string Scheme = "Bearer ";

    public static void Map(IEndpointRouteBuilder identity) =>
        identity.MapMethods("/userinfo", [HttpMethods.Get, HttpMethods.Post], (HttpContext http, IAccessTokens tokens) =>
            http.Request.Headers.Authorization.ToString() is var header
            && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && tokens.Read(header[Scheme.Length..]) is { } grant
            && SandboxPeople.Find(grant.Subject) is { } person
                ? Results.Json(PersonClaims.Of(person))
                : Results.Unauthorized());
}
