using Microsoft.AspNetCore.WebUtilities;
using Portal.Sandbox;

namespace Portal.Tests.Sandbox.Marketplace;

/// <summary>The page on which an admin chooses a sub-account, and where it leads.</summary>
public sealed class ChooserTests
{
    [Theory]
    [InlineData("oauth/chooselocation")]
    [InlineData("v2/oauth/chooselocation")]
    public async Task It_offers_every_place_that_there_is(string path)
    {
        await using var stand = await MarketplaceStand.StartAsync();
        var question = MarketplaceStand.Question();
        question["version_id"] = "6926a0b1c2d3e4f5a6b7c8d9";

        var (status, page) = await stand.PageAsync(path, question);

        Assert.Equal(200, status);
        foreach (var name in new[] { "Harbour Dental", "Northside Fitness", "Eastgate Optics", "Quayside Physio", "Shoreline Agency", "Cancel", "Paused by the agency", "No portal is set up for it" })
        {
            Assert.Contains(name, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_leads_back_with_a_code_and_the_state()
    {
        await using var stand = await MarketplaceStand.StartAsync();

        var address = await stand.ChooseAsync(SandboxSubAccounts.HarbourDental);

        Assert.StartsWith(MarketplaceStand.Callback + "?", address?.ToString(), StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(address?.Query);
        Assert.Equal(["code", "state"], query.Keys.Order());
        Assert.Equal("the-state", query["state"]);
        Assert.Equal([SandboxSubAccounts.HarbourDental], stand.Marketplace.Installed);
    }

    [Fact]
    public async Task Cancel_leads_back_without_one_and_installs_nothing()
    {
        await using var stand = await MarketplaceStand.StartAsync();

        var query = QueryHelpers.ParseQuery((await stand.ChooseAsync("cancel"))?.Query);

        Assert.Equal(("access_denied", "the-state"), (query["error"].ToString(), query["state"].ToString()));
        Assert.False(query.ContainsKey("code"));
        Assert.Empty(stand.Marketplace.Installed);
    }

    [Theory]
    [InlineData("redirect_uri", "https://elsewhere.example/connect")]
    [InlineData("redirect_uri", "http://localhost:5080@elsewhere.example/")]
    [InlineData("redirect_uri", "")]
    [InlineData("client_id", "another-app")]
    public async Task A_browser_is_never_sent_where_no_portal_is(string name, string value)
    {
        await using var stand = await MarketplaceStand.StartAsync();
        var question = MarketplaceStand.Question();
        question[name] = value;

        Assert.Equal(400, (await stand.PageAsync("oauth/chooselocation", question)).Status);
        Assert.Null(await stand.ChooseAsync(SandboxSubAccounts.HarbourDental, question));
    }

    [Fact]
    public async Task What_a_portal_sends_along_is_never_markup()
    {
        await using var stand = await MarketplaceStand.StartAsync();
        var question = MarketplaceStand.Question();
        question["state"] = "\"><b>";

        Assert.DoesNotContain("<b>", (await stand.PageAsync("oauth/chooselocation", question)).Text, StringComparison.Ordinal);
    }
}
