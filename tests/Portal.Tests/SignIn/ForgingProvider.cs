using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Portal.Sandbox;

namespace Portal.Tests.SignIn;

/// <summary>An identity provider that tells whatever lie a test asks of it; without a lie it tells the truth.</summary>
internal sealed class ForgingProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TimeProvider _clock;

    private ForgingProvider(WebApplication app, TimeProvider clock)
    {
        (_app, _clock) = (app, clock);
        Sign = SignWithPublishedKey;
    }

    public string Address => _app.Urls.First();

    public string Issuer { get; set; } = string.Empty;

    public RSA Key { get; private set; } = RSA.Create(2048);

    public string KeyId { get; private set; } = "first";

    /// <summary>Applied to the claims of the next id token.</summary>
    public Action<JsonObject> Claims { get; set; } = _ => { };

    /// <summary>How the next id token is signed: by the published key, unless a test says otherwise.</summary>
    public Func<JsonObject, string?> Sign { get; set; }

    public string Nonce { get; set; } = string.Empty;

    /// <summary>What the userinfo endpoint says.</summary>
    public JsonObject UserInfo { get; set; } = [];

    /// <summary>Whether it publishes that the request may be pushed to it, past the browser.</summary>
    public bool TakesPushedRequests { get; set; }

    /// <summary>The fields of the last request that was pushed.</summary>
    public IReadOnlyDictionary<string, string> Pushed { get; private set; } = new Dictionary<string, string>();

    public bool RefusesPushedRequests { get; set; }

    public int TokenRequests { get; private set; }

    public static async Task<ForgingProvider> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new ForgingProvider(builder.Build(), clock);
        provider.Map();
        await provider._app.StartAsync(TestContext.Current.CancellationToken);
        provider.TellTheTruth();
        return provider;
    }

    public void TellTheTruth() => (Issuer, Claims, Sign, UserInfo) = (Address, _ => { }, SignWithPublishedKey, new JsonObject { ["sub"] = "someone" });

    public void ChangeKey()
    {
        Key.Dispose();
        (Key, KeyId) = (RSA.Create(2048), KeyId + "+");
    }

    public string SignWithPublishedKey(JsonObject claims) => SignWith(Key, claims);

    public string SignWith(RSA key, JsonObject claims, string? keyId = null)
    {
        var text = Part(Header("RS256", keyId ?? KeyId)) + "." + Part(claims);
        return text + "." + WebEncoders.Base64UrlEncode(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public static string SignWithNothing(JsonObject claims) => Part(new JsonObject { ["alg"] = "none", ["typ"] = "JWT" }) + "." + Part(claims) + ".";

    /// <summary>The old trick: the published key taken as the secret of a symmetric signature.</summary>
    public string SignWithPublicKeyAsSecret(JsonObject claims, byte[] secret)
    {
        var text = Part(Header("HS256", KeyId)) + "." + Part(claims);
        return text + "." + WebEncoders.Base64UrlEncode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text)));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Key.Dispose();
    }

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new JsonObject
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = Address + "/authorize",
            ["token_endpoint"] = Address + "/token",
            ["jwks_uri"] = Address + "/jwks",
            ["userinfo_endpoint"] = Address + "/userinfo",
            ["pushed_authorization_request_endpoint"] = TakesPushedRequests ? Address + "/pushed" : null,
            ["authorization_response_iss_parameter_supported"] = true,
        }));
        _app.MapGet("/jwks", () => Results.Json(new JsonObject { ["keys"] = new JsonArray(PublicKey()) }));
        _app.MapPost("/token", () => Results.Json(Answer()));
        _app.MapGet("/userinfo", (HttpRequest request) => request.Headers.Authorization == "Bearer the-access-token" ? Results.Json(UserInfo) : Results.Unauthorized());
        _app.MapPost("/pushed", async (HttpRequest request) => Push(await request.ReadFormAsync()));
    }

    private IResult Push(IFormCollection form)
    {
        Pushed = form.ToDictionary(f => f.Key, f => f.Value.ToString());
        Nonce = form["nonce"].ToString();
        return RefusesPushedRequests
            ? Results.Json(new JsonObject { ["error"] = "invalid_client", ["error_description"] = "<b>" }, statusCode: 401)
            : Results.Json(new JsonObject { ["request_uri"] = "urn:example:pushed", ["expires_in"] = 60 }, statusCode: 201);
    }

    private JsonObject Answer()
    {
        TokenRequests++;
        var claims = TrueClaims();
        Claims(claims);
        return new JsonObject { ["access_token"] = "the-access-token", ["token_type"] = "Bearer", ["expires_in"] = 3600, ["id_token"] = Sign(claims) };
    }

    private JsonObject TrueClaims()
    {
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        return new JsonObject
        {
            ["iss"] = Address,
            ["aud"] = "portal",
            ["sub"] = "someone",
            ["nonce"] = Nonce,
            ["iat"] = now,
            ["exp"] = now + 300,
            ["name"] = "Some One",
            ["locations"] = new JsonArray(SandboxSubAccounts.HarbourDental),
            ["roles"] = new JsonArray("staff"),
        };
    }

    private JsonObject PublicKey()
    {
        var parameters = Key.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = KeyId,
            ["n"] = WebEncoders.Base64UrlEncode(parameters.Modulus ?? []),
            ["e"] = WebEncoders.Base64UrlEncode(parameters.Exponent ?? []),
        };
    }

    private static JsonObject Header(string algorithm, string keyId) => new() { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = keyId };

    private static string Part(JsonObject json) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
