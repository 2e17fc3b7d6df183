using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Sandbox.Identity;

/// <summary>The sandbox's identity provider on a real loopback port, and a portal's part in talking with it, on the test's clock.</summary>
internal sealed class ProviderStand : IAsyncDisposable
{
    public const string Verifier = "0123456789012345678901234567890123456789012";

    private readonly RunningSandbox _sandbox;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private ProviderStand(RunningSandbox sandbox, TestClock clock) => (_sandbox, Clock) = (sandbox, clock);

    public TestClock Clock { get; }

    public Uri Authority => _sandbox.Authority;

    public IAccessTokens AccessTokens => _sandbox.Services.GetRequiredService<IAccessTokens>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ProviderStand> StartAsync()
    {
        var clock = new TestClock();
        return new ProviderStand(await RunningSandbox.StartAsync(new Uri("http://localhost:5399"), clock), clock);
    }

    public static JsonObject Claims(JsonObject tokens, string name) =>
        JsonNode.Parse(WebEncoders.Base64UrlDecode(((string?)tokens[name] ?? string.Empty).Split('.')[1]))?.AsObject() ?? [];

    /// <summary>What the browser is shown to choose a person from.</summary>
    public Task<string> PageAsync() => _http.GetStringAsync(new Uri(QueryHelpers.AddQueryString(Authority + "/authorize", Fields())), Token);

    /// <summary>A person's answer on that page, where <paramref name="changes"/> says so not as the portal would ask.</summary>
    public async Task<HttpResponseMessage> AuthorizeAsync(string person, params (string Name, string Value)[] changes)
    {
        var fields = Fields();
        fields["person"] = person;
        foreach (var (name, value) in changes)
        {
            fields[name] = value;
        }

        using var form = new FormUrlEncodedContent(fields);
        return await _http.PostAsync(new Uri(Authority + "/authorize"), form, Token);
    }

    public async Task<string> CodeAsync(string person) =>
        QueryHelpers.ParseQuery((await AuthorizeAsync(person)).Headers.Location?.Query)["code"].ToString();

    public async Task<JsonObject> TokensAsync(string code)
    {
        var answer = await RedeemAsync(code, Verifier);
        Assert.NotNull(answer["access_token"]);
        return answer;
    }

    public Task<JsonObject> RefreshAsync(string? token) => AskAsync(("grant_type", "refresh_token"), ("refresh_token", token ?? string.Empty));

    public async Task IsRefusedAsync(string code, string verifier) =>
        Assert.Equal("invalid_grant", (string?)(await RedeemAsync(code, verifier))["error"]);

    public async Task<List<string?>> KeysAsync() =>
        [.. (await _http.GetFromJsonAsync<JsonObject>(new Uri(Authority + "/jwks"), Token))?["keys"]?.AsArray().Select(k => (string?)k?["kid"]) ?? []];

    public Task ControlAsync(string what) => _http.PostAsync(new Uri($"{Authority}/_control/{what}"), null, Token);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _sandbox.DisposeAsync();
    }

    private static Dictionary<string, string?> Fields() => new()
    {
        ["client_id"] = "portal",
        ["redirect_uri"] = "http://localhost:5399/signin-oidc",
        ["response_type"] = "code",
        ["scope"] = "openid offline_access",
        ["state"] = "s",
        ["nonce"] = "the-nonce",
        ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
        ["code_challenge_method"] = "S256",
    };

    private Task<JsonObject> RedeemAsync(string code, string verifier) => AskAsync(
        ("grant_type", "authorization_code"), ("code", code), ("code_verifier", verifier), ("redirect_uri", "http://localhost:5399/signin-oidc"));

    private async Task<JsonObject> AskAsync(params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([new("client_id", "portal"), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        var answer = await _http.PostAsync(new Uri(Authority + "/token"), form, Token);
        return await answer.Content.ReadFromJsonAsync<JsonObject>(Token) ?? [];
    }
}
