using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Sandbox.Identity;

/// <summary>The sandbox's identity provider, as strict as a real one.</summary>
public sealed class IdentityProviderTests : IAsyncLifetime
{
    private const string Verifier = "0123456789012345678901234567890123456789012";

    private readonly TestClock _clock = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private RunningSandbox? _sandbox;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunningSandbox Sandbox => _sandbox ?? throw new InvalidOperationException("Not started.");

    private IAccessTokens AccessTokens => Sandbox.Services.GetRequiredService<IAccessTokens>();

    public async ValueTask InitializeAsync() => _sandbox = await RunningSandbox.StartAsync(new Uri("http://localhost:5399"), _clock);

    [Fact]
    public async Task A_code_becomes_tokens_that_name_the_person_the_sub_accounts_and_the_roles()
    {
        var tokens = await TokensAsync(await CodeAsync("noor"));

        var claims = Claims(tokens, "id_token");
        Assert.Equal(Sandbox.Authority.ToString(), (string?)claims["iss"]);
        Assert.Equal("portal", (string?)claims["aud"]);
        Assert.Equal("the-nonce", (string?)claims["nonce"]);
        Assert.Equal("Noor Haddad", (string?)claims["name"]);
        Assert.Equal(["manager"], claims["roles"]?.AsArray().Select(r => (string?)r));
        var grant = AccessTokens.Read((string?)tokens["access_token"] ?? string.Empty);
        Assert.Equal([SandboxSubAccounts.HarbourDental, SandboxSubAccounts.NorthsideFitness], grant?.Locations);
    }

    [Fact]
    public async Task A_code_is_good_once_for_a_minute_and_with_its_verifier()
    {
        var code = await CodeAsync("maya");
        await TokensAsync(code);
        await IsRefusedAsync(code, Verifier);

        await IsRefusedAsync(await CodeAsync("maya"), Verifier[..^1] + "x");

        var old = await CodeAsync("maya");
        _clock.Advance(TimeSpan.FromSeconds(61));
        await IsRefusedAsync(old, Verifier);
    }

    [Theory]
    [InlineData("redirect_uri", "http://localhost:5399/signin-oidc/")]
    [InlineData("redirect_uri", "http://localhost:5398/signin-oidc")]
    [InlineData("redirect_uri", "https://evil.example/signin-oidc")]
    [InlineData("client_id", "another")]
    public async Task A_browser_is_never_sent_to_an_address_that_is_not_known(string field, string value)
    {
        var answer = await AuthorizeAsync("maya", (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Theory]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("code_challenge", "", "invalid_request")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("scope", "profile", "invalid_scope")]
    public async Task Anything_but_the_code_flow_with_pkce_is_an_error(string field, string value, string error)
    {
        var answer = await AuthorizeAsync("maya", (field, value));

        Assert.Equal(error, QueryHelpers.ParseQuery(answer.Headers.Location?.Query)["error"].ToString());
    }

    [Fact]
    public async Task A_refresh_token_is_good_once_and_its_second_use_ends_its_family()
    {
        var first = await TokensAsync(await CodeAsync("maya"));
        var second = await RefreshAsync((string?)first["refresh_token"]);
        Assert.NotNull(AccessTokens.Read((string?)second["access_token"] ?? string.Empty));

        Assert.Equal("invalid_grant", (string?)(await RefreshAsync((string?)first["refresh_token"]))["error"]);
        Assert.Equal("invalid_grant", (string?)(await RefreshAsync((string?)second["refresh_token"]))["error"]);
    }

    [Fact]
    public async Task An_access_token_that_is_forged_expired_revoked_or_of_another_kind_is_worth_nothing()
    {
        var grant = new Grant("maya", [SandboxSubAccounts.HarbourDental], ["contacts.readonly"]);
        var token = AccessTokens.Issue(grant, TimeSpan.FromMinutes(10));
        Assert.Equal(grant.Locations, AccessTokens.Read(token)?.Locations);

        var parts = token.Split('.');
        Assert.Null(AccessTokens.Read(parts[0] + "." + parts[1] + "." + parts[2][..^4] + "AAAA"));
        Assert.Null(AccessTokens.Read(WebEncoders.Base64UrlEncode("{\"alg\":\"none\",\"typ\":\"at+jwt\"}"u8) + "." + parts[1] + "."));
        Assert.Null(AccessTokens.Read("not.a.token"));
        Assert.Null(AccessTokens.Read(string.Empty));
        Assert.Null(AccessTokens.Read((string?)(await TokensAsync(await CodeAsync("maya")))["id_token"] ?? string.Empty));

        _clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Null(AccessTokens.Read(token));
    }

    [Fact]
    public async Task Rotated_keys_leave_yesterdays_tokens_valid_and_revoking_leaves_none()
    {
        var token = AccessTokens.Issue(new Grant("maya", [], []), TimeSpan.FromMinutes(10));
        var before = await KeysAsync();

        await _http.PostAsync(new Uri(Sandbox.Authority + "/_control/rotate-keys"), null, Token);
        var after = await KeysAsync();

        Assert.Equal(2, after.Count);
        Assert.Equal(before[0], after[1]);
        Assert.NotNull(AccessTokens.Read(token));
        await _http.PostAsync(new Uri(Sandbox.Authority + "/_control/revoke-tokens"), null, Token);
        Assert.Null(AccessTokens.Read(token));
    }

    [Fact]
    public async Task The_page_offers_everybody_by_an_unambiguous_name()
    {
        var page = await _http.GetStringAsync(new Uri(QueryHelpers.AddQueryString(Sandbox.Authority + "/authorize", Fields())), Token);

        foreach (var name in new[] { "Staff<span class=\"unseen\"> of Harbour Dental", "Manager<span class=\"unseen\"> of Northside Fitness", "Area manager", "Nobody" })
        {
            Assert.Contains(name, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Sandbox.DisposeAsync();
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

    private async Task<HttpResponseMessage> AuthorizeAsync(string person, params (string Name, string Value)[] changes)
    {
        var fields = Fields();
        fields["person"] = person;
        foreach (var (name, value) in changes)
        {
            fields[name] = value;
        }

        using var form = new FormUrlEncodedContent(fields);
        return await _http.PostAsync(new Uri(Sandbox.Authority + "/authorize"), form, Token);
    }

    private async Task<string> CodeAsync(string person) =>
        QueryHelpers.ParseQuery((await AuthorizeAsync(person)).Headers.Location?.Query)["code"].ToString();

    private async Task<JsonObject> TokensAsync(string code)
    {
        var answer = await RedeemAsync(code, Verifier);
        Assert.NotNull(answer["access_token"]);
        return answer;
    }

    private async Task IsRefusedAsync(string code, string verifier) =>
        Assert.Equal("invalid_grant", (string?)(await RedeemAsync(code, verifier))["error"]);

    private Task<JsonObject> RedeemAsync(string code, string verifier) => AskAsync(
        ("grant_type", "authorization_code"), ("code", code), ("code_verifier", verifier), ("redirect_uri", "http://localhost:5399/signin-oidc"));

    private Task<JsonObject> RefreshAsync(string? token) => AskAsync(("grant_type", "refresh_token"), ("refresh_token", token ?? string.Empty));

    private async Task<JsonObject> AskAsync(params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([new("client_id", "portal"), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        var answer = await _http.PostAsync(new Uri(Sandbox.Authority + "/token"), form, Token);
        return await answer.Content.ReadFromJsonAsync<JsonObject>(Token) ?? [];
    }

    private async Task<List<string?>> KeysAsync() =>
        [.. (await _http.GetFromJsonAsync<JsonObject>(new Uri(Sandbox.Authority + "/jwks"), Token))?["keys"]?.AsArray().Select(k => (string?)k?["kid"]) ?? []];

    private static JsonObject Claims(JsonObject tokens, string name) =>
        JsonNode.Parse(WebEncoders.Base64UrlDecode(((string?)tokens[name] ?? string.Empty).Split('.')[1]))?.AsObject() ?? [];
}
