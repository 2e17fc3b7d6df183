namespace Portal.Sandbox.Identity;

/// <summary>What a real provider does on its own account, here on demand.</summary>
internal static class ControlEndpoints
{
    public static void Map(IEndpointRouteBuilder identity)
    {
        var control = identity.MapGroup("/_control");
        control.MapPost("/rotate-keys", (SigningKeys keys) =>
        {
            keys.Rotate();
            return Results.NoContent();
        });
        control.MapPost("/revoke-tokens", (SignedAccessTokens tokens) =>
        {
            tokens.RevokeAll();
            return Results.NoContent();
        });
        control.MapGet("/sessions", (ProviderSessions sessions) => Results.Json(sessions.Open.Values));
    }
}
