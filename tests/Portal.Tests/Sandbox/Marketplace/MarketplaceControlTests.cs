using System.Text.Json.Nodes;
using Portal.Sandbox;

namespace Portal.Tests.Sandbox.Marketplace;

/// <summary>The marketplace from behind, over HTTP.</summary>
public sealed class MarketplaceControlTests
{
    private const string Harbour = SandboxSubAccounts.HarbourDental;

    [Fact]
    public async Task The_app_is_installed_without_a_browser_and_removed()
    {
        await using var stand = await MarketplaceStand.StartAsync();

        var installed = await stand.ControlAsync(HttpMethod.Post, "marketplace/installations", new JsonObject { ["id"] = Harbour });
        var tokens = await stand.RedeemAsync((string)installed.Json["code"]!);

        Assert.Equal(200, (await stand.ContactAsync(tokens.Json["access_token"])).Status);
        Assert.Equal(204, (await stand.ControlAsync(HttpMethod.Delete, $"marketplace/installations/{Harbour}")).Status);
        Assert.Equal(404, (await stand.ControlAsync(HttpMethod.Delete, $"marketplace/installations/{Harbour}")).Status);
        Assert.Equal(404, (await stand.ControlAsync(HttpMethod.Post, "marketplace/installations", new JsonObject { ["id"] = "none" })).Status);
        Assert.Equal(401, (await stand.ContactAsync(tokens.Json["access_token"])).Status);
    }

    [Fact]
    public async Task Pausing_and_the_terms_of_tokens_are_set_and_told_and_a_reset_restores_the_terms()
    {
        await using var stand = await MarketplaceStand.StartAsync();

        await stand.ControlAsync(HttpMethod.Put, "marketplace/pause", new JsonObject { ["locationId"] = Harbour, ["paused"] = true });
        await stand.ControlAsync(HttpMethod.Put, "marketplace/terms", new JsonObject { ["leftOutScopes"] = new JsonArray("contacts.readonly"), ["accessTokenSeconds"] = 30 });
        var state = (await stand.ControlAsync(HttpMethod.Get, "marketplace")).Json;

        Assert.Equal([Harbour, SandboxSubAccounts.QuaysidePhysio], state["paused"]!.AsArray().Select(id => (string?)id).Order());
        Assert.Equal(("contacts.readonly", 30), ((string?)state["leftOutScopes"]![0], (int?)state["accessTokenSeconds"]));
        Assert.Equal(400, (await stand.ControlAsync(HttpMethod.Put, "marketplace/terms", new JsonObject { ["accessTokenSeconds"] = 0 })).Status);
        await stand.ControlAsync(HttpMethod.Post, "reset");
        Assert.Equal((TimeSpan.FromSeconds(86_399), 0), (stand.Marketplace.AccessTokenLifetime, stand.Marketplace.LeftOutScopes.Count));
    }

    [Fact]
    public async Task Access_tokens_expire_on_demand()
    {
        await using var stand = await MarketplaceStand.StartAsync();
        var token = (await stand.ConnectAsync(Harbour))["access_token"];

        await stand.ControlAsync(HttpMethod.Post, "marketplace/expire-access-tokens");

        Assert.Equal(401, (await stand.ContactAsync(token)).Status);
    }
}
