using System.Text.Json.Nodes;

namespace Portal.Sandbox.Identity;

internal static class DiscoveryEndpoints
{
    public static void MapDiscovery(this IEndpointRouteBuilder identity)
    {
        identity.MapGet("/.well-known/openid-configuration", (HttpContext http) => Results.Json(Describe(Issuer(http))));
        identity.MapGet("/jwks", (SigningKeys keys) => Results.Json(keys.PublicSet()));
    }

    /// <summary>The provider's name is the address at which it was asked, which is always one of this machine.</summary>
    public static string Issuer(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}{SandboxSetup.IdentityPath}";

    private static JsonObject Describe(string issuer) => new()
    {
        ["issuer"] = issuer,
        ["authorization_endpoint"] = issuer + "/authorize",
        ["token_endpoint"] = issuer + "/token",
        ["userinfo_endpoint"] = issuer + "/userinfo",
        ["end_session_endpoint"] = issuer + "/end-session",
        ["jwks_uri"] = issuer + "/jwks",
        ["response_types_supported"] = new JsonArray("code"),
        ["response_modes_supported"] = new JsonArray("query"),
        ["grant_types_supported"] = new JsonArray("authorization_code", "refresh_token"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("none"),
        ["code_challenge_methods_supported"] = new JsonArray("S256"),
        ["scopes_supported"] = new JsonArray("openid", "profile", "email", "offline_access"),
        ["claims_supported"] = new JsonArray("sub", "name", "email", "email_verified", "locations", "roles", "sid"),
        ["authorization_response_iss_parameter_supported"] = true,
    };
}
