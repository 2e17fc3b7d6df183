using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.SignIn;

/// <summary>What a provider says about a person beside the id token.</summary>
public sealed class UserInfoTests : IClassFixture<PortalWithForger>
{
    private readonly PortalWithForger _fixture;

    public UserInfoTests(PortalWithForger fixture)
    {
        _fixture = fixture;
        Provider.TellTheTruth();
    }

    private ForgingProvider Provider => _fixture.Provider;

    private RunningPortal Portal => _fixture.Portal;

    [Fact]
    public async Task What_the_id_token_leaves_out_comes_from_userinfo()
    {
        Provider.Claims = claims => new[] { "name", "locations", "roles" }.ToList().ForEach(claim => claims.Remove(claim));
        Provider.UserInfo = new JsonObject
        {
            ["sub"] = "someone",
            ["name"] = "Elsewhere Said",
            ["roles"] = new JsonArray("other", "staff"),
            ["locations"] = new JsonArray(SandboxSubAccounts.HarbourDental, SandboxSubAccounts.NorthsideFitness),
        };

        var page = await SignInAsync();

        Assert.Contains("Elsewhere Said", page, StringComparison.Ordinal);
        Assert.Contains("Sub-account Harbour Dental", page, StringComparison.Ordinal); // there are others to change to
    }

    [Fact]
    public async Task What_the_id_token_says_counts_and_userinfo_adds_nothing_to_it()
    {
        Provider.UserInfo = new JsonObject { ["sub"] = "someone", ["name"] = "Elsewhere Said", ["locations"] = SandboxSubAccounts.NorthsideFitness, ["roles"] = "admin" };

        var page = await SignInAsync();

        Assert.Contains("Some One", page, StringComparison.Ordinal);
        Assert.Contains("Some One, Staff", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sub-account Harbour Dental", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ada@example.com", "Yes, the sign-in vouches for it.")]
    [InlineData("somebody@example.com", "No: the sign-in doesn’t vouch for it")]
    public async Task What_userinfo_says_of_an_address_counts_for_that_address_only(string address, string words)
    {
        Provider.Claims = claims =>
        {
            claims.Remove("roles");
            claims["email"] = "ada@example.com";
        };
        Provider.UserInfo = new JsonObject { ["sub"] = "someone", ["email"] = address, ["email_verified"] = true };

        Assert.Contains(words, System.Net.WebUtility.HtmlDecode(await SignInAsync("/no-access")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("\"true\"")]
    [InlineData("\"yes\"")]
    [InlineData("[true,false]")]
    public async Task An_address_is_confirmed_only_by_a_plain_yes(string said)
    {
        Provider.Claims = claims =>
        {
            claims.Remove("roles");
            claims["email"] = "ada@example.com";
            claims["email_verified"] = JsonNode.Parse(said);
        };

        Assert.Equal(said is "true" or "\"true\"", (await SignInAsync("/no-access")).Contains("Yes, the sign-in vouches for it.", StringComparison.Ordinal));
    }

    private async Task<string> SignInAsync(string path = "/")
    {
        using var visitor = new Visitor(Portal.Address);
        var asked = QueryHelpers.ParseQuery((await visitor.AskToSignInAsync()).Query);
        Provider.Nonce = asked["nonce"].ToString();
        await visitor.GetAsync($"/signin-oidc?code=c&state={Uri.EscapeDataString(asked["state"].ToString())}&iss={Uri.EscapeDataString(Provider.Address)}");
        return await visitor.ReadAsync(path);
    }
}
