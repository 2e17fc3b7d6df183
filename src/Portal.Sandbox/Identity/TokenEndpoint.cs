using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace Portal.Sandbox.Identity;

internal sealed class TokenEndpoint(
    AuthorizationCodes codes, RefreshTokens refreshTokens, IAccessTokens accessTokens, Jwt jwt, IOptions<SandboxOptions> options, TimeProvider time)
{
    private static readonly TimeSpan IdTokenLifetime = TimeSpan.FromMinutes(5);

    public static void Map(IEndpointRouteBuilder identity) =>
        identity.MapPost("/token", async (HttpContext http, TokenEndpoint endpoint) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return http.Request.HasFormContentType
                ? endpoint.Answer(await http.Request.ReadFormAsync(http.RequestAborted), DiscoveryEndpoints.Issuer(http))
                : Error("invalid_request");
        });

    private IResult Answer(IFormCollection form, string issuer) => form["grant_type"].ToString() switch
    {
        _ when form["client_id"] != Clients.PortalId => Error("invalid_client"),
        "authorization_code" => ForCode(form, issuer),
        "refresh_token" => ForRefresh(form),
        _ => Error("unsupported_grant_type"),
    };

    private IResult ForCode(IFormCollection form, string issuer)
    {
        if (codes.Redeem(form["code"], form["client_id"], form["redirect_uri"], form["code_verifier"]) is not { } code)
        {
            return Error("invalid_grant");
        }

        var answer = Tokens(code.Person, code.Request.Scope);
        answer["id_token"] = IdToken(code, issuer);
        if (code.Request.Scope.Split(' ').Contains("offline_access"))
        {
            answer["refresh_token"] = refreshTokens.Issue(code.Person, code.Request.Scope);
        }

        return Results.Json(answer);
    }

    private IResult ForRefresh(IFormCollection form)
    {
        if (refreshTokens.Rotate(form["refresh_token"]) is not var (grant, next) || SandboxPeople.Find(grant.PersonId) is not { } person)
        {
            return Error("invalid_grant");
        }

        var answer = Tokens(person, grant.Scope);
        answer["refresh_token"] = next;
        return Results.Json(answer);
    }

    private JsonObject Tokens(SandboxPerson person, string scope)
    {
        var lifetime = TimeSpan.FromSeconds(options.Value.AccessTokenSeconds);
        return new JsonObject
        {
            ["access_token"] = accessTokens.Issue(new Grant(person.Id, person.Locations, ServiceScopes.OfAPortal), lifetime),
            ["token_type"] = "Bearer",
            ["expires_in"] = options.Value.AccessTokenSeconds,
            ["scope"] = scope,
        };
    }

    private string IdToken(IssuedCode code, string issuer)
    {
        var now = time.GetUtcNow();
        var claims = PersonClaims.Of(code.Person);
        claims["iss"] = issuer;
        claims["aud"] = code.Request.ClientId;
        claims["iat"] = now.ToUnixTimeSeconds();
        claims["exp"] = (now + IdTokenLifetime).ToUnixTimeSeconds();
        claims["sid"] = code.Session;
        if (code.Request.Nonce is { } nonce)
        {
            claims["nonce"] = nonce;
        }

        return jwt.Sign("JWT", claims);
    }

    private static IResult Error(string code) => Results.Json(new JsonObject { ["error"] = code }, statusCode: StatusCodes.Status400BadRequest);
}

internal static class PersonClaims
{
    public static JsonObject Of(SandboxPerson person)
    {
        var claims = new JsonObject
        {
            ["sub"] = person.Id,
            ["name"] = person.Name,
            ["email"] = person.Email,
            ["locations"] = Texts.ToArray(person.Locations),
            ["roles"] = Texts.ToArray(person.Roles),
        };
        if (person.IsEmailVerified is { } verified)
        {
            claims["email_verified"] = verified;
        }

        return claims;
    }
}
