using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Tests.Support;

namespace Portal.Tests.SignIn;

/// <summary>Answers to a sign-in that are not what they claim to be.</summary>
public sealed class ForgedAnswersTests : IClassFixture<PortalWithForger>
{
    private static readonly RSA ForeignKey = RSA.Create(2048);

    private readonly PortalWithForger _fixture;

    public ForgedAnswersTests(PortalWithForger fixture)
    {
        _fixture = fixture;
        Provider.TellTheTruth();
    }

    private ForgingProvider Provider => _fixture.Provider;

    private RunningPortal Portal => _fixture.Portal;

    private long Now => _fixture.Clock.GetUtcNow().ToUnixTimeSeconds();

    [Fact]
    public async Task A_true_answer_lets_in()
    {
        using var visitor = new Visitor(Portal.Address);

        await AnswerAsync(visitor);

        await visitor.IsLetInAsync();
    }

    [Fact]
    public async Task Claims_that_are_not_true_are_refused()
    {
        await RefusesAsync("wrong nonce", claims => claims["nonce"] = "another");
        await RefusesAsync("no nonce", claims => claims.Remove("nonce"));
        await RefusesAsync("wrong issuer", claims => claims["iss"] = "http://127.0.0.1:1");
        await RefusesAsync("wrong audience", claims => claims["aud"] = "another-client");
        await RefusesAsync("several audiences and no party", claims => claims["aud"] = new JsonArray("portal", "another-client"));
        await RefusesAsync("another party", claims => claims["azp"] = "another-client");
        await RefusesAsync("several parties", claims => claims["azp"] = new JsonArray("portal", "another-client"));
        await RefusesAsync("another party of several audiences", claims => (claims["aud"], claims["azp"]) = (new JsonArray("portal", "another-client"), "another-client"));
        await RefusesAsync("expired", claims => claims["exp"] = Now - 120);
        await RefusesAsync("no expiry", claims => claims.Remove("exp"));
        await RefusesAsync("not yet valid", claims => claims["nbf"] = Now + 600);
        await RefusesAsync("issued in the future", claims => claims["iat"] = Now + 600);
        await RefusesAsync("no subject", claims => claims.Remove("sub"));
        await RefusesAsync("the hash of another access token", claims => claims["at_hash"] = WebEncoders.Base64UrlEncode(SHA256.HashData("other"u8)[..16]));
    }

    [Fact]
    public async Task Signatures_that_are_not_the_providers_are_refused()
    {
        await RefusesSignatureAsync("no signature", ForgingProvider.SignWithNothing);
        await RefusesSignatureAsync("a broken signature", claims => Provider.SignWithPublishedKey(claims)[..^10] + "AAAAAAAAAA");
        await RefusesSignatureAsync("changed claims", claims =>
        {
            var parts = Provider.SignWithPublishedKey(claims).Split('.');
            claims["sub"] = "somebody-else";
            return parts[0] + "." + Provider.SignWithPublishedKey(claims).Split('.')[1] + "." + parts[2];
        });
        await RefusesSignatureAsync("another key under the published name", claims => Provider.SignWith(ForeignKey, claims));
        await RefusesSignatureAsync("another key under its own name", claims => Provider.SignWith(ForeignKey, claims, "foreign"));
        await RefusesSignatureAsync("the public key as a secret", claims => Provider.SignWithPublicKeyAsSecret(claims, Provider.Key.ExportSubjectPublicKeyInfo()));
        await RefusesSignatureAsync("the public key's text as a secret", claims => Provider.SignWithPublicKeyAsSecret(claims, System.Text.Encoding.ASCII.GetBytes(Provider.Key.ExportSubjectPublicKeyInfoPem())));
        await RefusesSignatureAsync("no id token at all", _ => null);
        Assert.Contains(_fixture.Log.Lines, line => line.EndsWith("The token endpoint sent no id token.", StringComparison.Ordinal));
        await RefusesSignatureAsync("no token", _ => "not a token");
    }

    [Fact]
    public async Task What_userinfo_says_about_somebody_else_is_refused() =>
        await RefusesUserInfoAsync(new JsonObject { ["sub"] = "somebody-else" }, new JsonObject { ["name"] = "Some One" });

    [Fact]
    public async Task An_answer_that_a_form_sends_is_refused_before_any_code_is_spent()
    {
        var before = Provider.TokenRequests;
        using var visitor = new Visitor(Portal.Address);
        var asked = await visitor.AskToSignInAsync();
        Provider.Nonce = QueryHelpers.ParseQuery(asked.Query)["nonce"].ToString();

        await visitor.IsRefusedAsync(await visitor.SendBareFormAsync("/signin-oidc", ("code", "c"), ("state", State(asked)), ("iss", Provider.Address)));
        Assert.Equal(before, Provider.TokenRequests);
    }

    [Fact]
    public async Task An_answer_with_a_state_that_is_not_this_browsers_is_refused_before_any_code_is_spent()
    {
        var before = Provider.TokenRequests;
        using var visitor = new Visitor(Portal.Address);
        using var other = new Visitor(Portal.Address);
        var asked = await visitor.AskToSignInAsync();
        var state = State(await other.AskToSignInAsync());

        await visitor.IsRefusedAsync(await visitor.GetAsync(Callback(state)));
        await visitor.IsRefusedAsync(await visitor.GetAsync(Callback("made-up")));
        await visitor.IsRefusedAsync(await visitor.GetAsync(Callback(State(asked)[..^6] + "AAAAAA")));
        await visitor.IsRefusedAsync(await visitor.GetAsync($"/signin-oidc?code=c&iss={Uri.EscapeDataString(Provider.Address)}"));
        Assert.Equal(before, Provider.TokenRequests);
    }

    [Fact]
    public async Task An_answer_of_another_provider_is_refused_before_any_code_is_spent()
    {
        var before = Provider.TokenRequests;
        using var visitor = new Visitor(Portal.Address);
        var asked = await visitor.AskToSignInAsync();

        await visitor.IsRefusedAsync(await visitor.GetAsync($"/signin-oidc?code=c&state={Uri.EscapeDataString(State(asked))}&iss=http%3A%2F%2F127.0.0.1%3A1"));
        await visitor.IsRefusedAsync(await visitor.GetAsync($"/signin-oidc?code=c&state={Uri.EscapeDataString(State(asked))}"));
        Assert.Equal(before, Provider.TokenRequests);
    }

    [Fact]
    public async Task A_new_key_is_fetched_when_a_token_names_it_and_the_sign_in_goes_on()
    {
        await SignInOnceAsync();
        _fixture.Clock.Advance(TimeSpan.FromSeconds(10));
        Provider.ChangeKey();
        using var visitor = new Visitor(Portal.Address);

        await AnswerAsync(visitor);

        await visitor.IsLetInAsync();
    }

    [Fact]
    public async Task A_discovery_document_that_changes_its_issuer_is_refused()
    {
        await SignInOnceAsync();
        _fixture.Clock.Advance(TimeSpan.FromSeconds(10));
        Provider.ChangeKey();
        Provider.Issuer = "http://127.0.0.1:1";
        using var visitor = new Visitor(Portal.Address);

        await visitor.IsRefusedAsync(await AnswerAsync(visitor));
    }

    [Fact]
    public async Task A_provider_that_calls_itself_something_else_is_not_even_asked()
    {
        _fixture.Clock.Advance(TimeSpan.FromHours(7));
        Provider.Issuer = "http://127.0.0.1:1";
        using var visitor = new Visitor(Portal.Address);

        await visitor.IsRefusedAsync(await visitor.SendFormAsync("/sign-in", "/sign-in/start"));
    }

    [Fact]
    public async Task What_the_provider_answers_instead_of_a_code_becomes_a_page_with_a_next_step()
    {
        using var visitor = new Visitor(Portal.Address);
        var state = State(await visitor.AskToSignInAsync());

        var answer = await visitor.GetAsync($"/signin-oidc?error=access_denied&error_description=%3Cb%3E&state={Uri.EscapeDataString(state)}&iss={Uri.EscapeDataString(Provider.Address)}");

        await visitor.IsRefusedAsync(answer, "denied");
        var page = await visitor.ReadAsync(answer.Headers.Location?.ToString() ?? string.Empty);
        Assert.Contains("cancelled", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(_fixture.Log.Lines, line => line.Contains("<b>", StringComparison.Ordinal));
    }

    private Task RefusesAsync(string lie, Action<JsonObject> claims)
    {
        Provider.Claims = claims;
        return RefusesThisAsync(lie);
    }

    private async Task RefusesUserInfoAsync(params JsonObject[] lies)
    {
        foreach (var lie in lies)
        {
            Provider.UserInfo = lie;
            await RefusesThisAsync(lie.ToJsonString());
        }
    }

    private Task RefusesSignatureAsync(string lie, Func<JsonObject, string?> sign)
    {
        Provider.Sign = sign;
        return RefusesThisAsync(lie);
    }

    private async Task RefusesThisAsync(string lie)
    {
        using var visitor = new Visitor(Portal.Address);
        var before = Provider.TokenRequests;
        var answer = await AnswerAsync(visitor);
        Assert.True(answer.Headers.Location?.ToString().StartsWith("/sign-in?problem=failed", StringComparison.Ordinal), $"{lie}: let in");
        Assert.Equal(before + 1, Provider.TokenRequests);
        await visitor.IsStrangerAsync();
    }

    private async Task SignInOnceAsync()
    {
        using var visitor = new Visitor(Portal.Address);
        await AnswerAsync(visitor);
        await visitor.IsLetInAsync();
    }

    private async Task<HttpResponseMessage> AnswerAsync(Visitor visitor)
    {
        var asked = await visitor.AskToSignInAsync();
        Provider.Nonce = QueryHelpers.ParseQuery(asked.Query)["nonce"].ToString();
        return await visitor.GetAsync(Callback(State(asked)));
    }

    private string Callback(string state) => $"/signin-oidc?code=c&state={Uri.EscapeDataString(state)}&iss={Uri.EscapeDataString(Provider.Address)}";

    private static string State(Uri asked) => QueryHelpers.ParseQuery(asked.Query)["state"].ToString();
}
