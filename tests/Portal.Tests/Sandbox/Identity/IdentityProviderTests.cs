using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Sandbox;

namespace Portal.Tests.Sandbox.Identity;

/// <summary>The sandbox's identity provider, as strict as a real one.</summary>
public sealed class IdentityProviderTests
{
    [Fact]
    public async Task A_code_becomes_tokens_that_name_the_person_the_sub_accounts_and_the_roles()
    {
        await using var provider = await ProviderStand.StartAsync();
        var tokens = await provider.TokensAsync(await provider.CodeAsync("noor"));

        var claims = ProviderStand.Claims(tokens, "id_token");
        Assert.Equal(provider.Authority.ToString(), (string?)claims["iss"]);
        Assert.Equal("portal", (string?)claims["aud"]);
        Assert.Equal("the-nonce", (string?)claims["nonce"]);
        Assert.Equal("Noor Haddad", (string?)claims["name"]);
        Assert.Equal(["manager"], claims["roles"]?.AsArray().Select(r => (string?)r));
        var grant = provider.AccessTokens.Read((string?)tokens["access_token"] ?? string.Empty);
        Assert.Equal([SandboxSubAccounts.HarbourDental, SandboxSubAccounts.NorthsideFitness], grant?.Locations);
    }

    [Fact]
    public async Task A_code_is_good_once_for_a_minute_and_with_its_verifier()
    {
        await using var provider = await ProviderStand.StartAsync();
        var code = await provider.CodeAsync("maya");
        await provider.TokensAsync(code);
        await provider.IsRefusedAsync(code, ProviderStand.Verifier);

        await provider.IsRefusedAsync(await provider.CodeAsync("maya"), ProviderStand.Verifier[..^1] + "x");

        var old = await provider.CodeAsync("maya");
        provider.Clock.Advance(TimeSpan.FromSeconds(61));
        await provider.IsRefusedAsync(old, ProviderStand.Verifier);
    }

    [Theory]
    [InlineData("redirect_uri", "http://localhost:5399/signin-oidc/")]
    [InlineData("redirect_uri", "http://localhost:5398/signin-oidc")]
    [InlineData("redirect_uri", "https://evil.example/signin-oidc")]
    [InlineData("client_id", "another")]
    public async Task A_browser_is_never_sent_to_an_address_that_is_not_known(string field, string value)
    {
        await using var provider = await ProviderStand.StartAsync();

        var answer = await provider.AuthorizeAsync("maya", (field, value));

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
        await using var provider = await ProviderStand.StartAsync();

        var answer = await provider.AuthorizeAsync("maya", (field, value));

        Assert.Equal(error, QueryHelpers.ParseQuery(answer.Headers.Location?.Query)["error"].ToString());
    }

    [Fact]
    public async Task A_refresh_token_is_good_once_and_its_second_use_ends_its_family()
    {
        await using var provider = await ProviderStand.StartAsync();
        var first = await provider.TokensAsync(await provider.CodeAsync("maya"));
        var second = await provider.RefreshAsync((string?)first["refresh_token"]);
        Assert.NotNull(provider.AccessTokens.Read((string?)second["access_token"] ?? string.Empty));

        Assert.Equal("invalid_grant", (string?)(await provider.RefreshAsync((string?)first["refresh_token"]))["error"]);
        Assert.Equal("invalid_grant", (string?)(await provider.RefreshAsync((string?)second["refresh_token"]))["error"]);
    }

    [Fact]
    public async Task An_access_token_that_is_forged_expired_revoked_or_of_another_kind_is_worth_nothing()
    {
        await using var provider = await ProviderStand.StartAsync();
        var grant = new Grant("maya", [SandboxSubAccounts.HarbourDental], ["contacts.readonly"]);
        var token = provider.AccessTokens.Issue(grant, TimeSpan.FromMinutes(10));
        Assert.Equal(grant.Locations, provider.AccessTokens.Read(token)?.Locations);

        var parts = token.Split('.');
        Assert.Null(provider.AccessTokens.Read(parts[0] + "." + parts[1] + "." + parts[2][..^4] + "AAAA"));
        Assert.Null(provider.AccessTokens.Read(WebEncoders.Base64UrlEncode("{\"alg\":\"none\",\"typ\":\"at+jwt\"}"u8) + "." + parts[1] + "."));
        Assert.Null(provider.AccessTokens.Read("not.a.token"));
        Assert.Null(provider.AccessTokens.Read(string.Empty));
        Assert.Null(provider.AccessTokens.Read((string?)(await provider.TokensAsync(await provider.CodeAsync("maya")))["id_token"] ?? string.Empty));

        provider.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Null(provider.AccessTokens.Read(token));
    }

    [Fact]
    public async Task Rotated_keys_leave_yesterdays_tokens_valid_and_revoking_leaves_none()
    {
        await using var provider = await ProviderStand.StartAsync();
        var token = provider.AccessTokens.Issue(new Grant("maya", [], []), TimeSpan.FromMinutes(10));
        var before = await provider.KeysAsync();

        await provider.ControlAsync("rotate-keys");
        var after = await provider.KeysAsync();

        Assert.Equal(2, after.Count);
        Assert.Equal(before[0], after[1]);
        Assert.NotNull(provider.AccessTokens.Read(token));
        await provider.ControlAsync("revoke-tokens");
        Assert.Null(provider.AccessTokens.Read(token));
    }

    [Fact]
    public async Task The_page_offers_everybody_by_an_unambiguous_name()
    {
        await using var provider = await ProviderStand.StartAsync();

        var page = await provider.PageAsync();

        foreach (var name in new[] { "Staff<span class=\"unseen\"> of Harbour Dental", "Manager<span class=\"unseen\"> of Northside Fitness", "Area manager", "Nobody" })
        {
            Assert.Contains(name, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }
}
