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

    private async Task<string> SignInAsync()
    {
        using var visitor = new Visitor(Portal.Address);
        var asked = QueryHelpers.ParseQuery((await visitor.AskToSignInAsync()).Query);
        Provider.Nonce = asked["nonce"].ToString();
        await visitor.GetAsync($"/signin-oidc?code=c&state={Uri.EscapeDataString(asked["state"].ToString())}&iss={Uri.EscapeDataString(Provider.Address)}");
        return await visitor.ReadAsync("/");
    }
}
