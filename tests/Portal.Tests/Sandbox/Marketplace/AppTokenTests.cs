using System.Text.Json.Nodes;
using Portal.Sandbox;

namespace Portal.Tests.Sandbox.Marketplace;

/// <summary>What the app's tokens open, and what ends them.</summary>
public sealed class AppTokenTests
{
    private const string Harbour = SandboxSubAccounts.HarbourDental;
    private const string Agency = SandboxSubAccounts.ShorelineAgency;
    private const string Everything = "contacts.readonly conversations.readonly conversations/message.write oauth.readonly oauth.write";

    [Fact]
    public async Task A_sub_accounts_token_opens_that_sub_account_and_no_other()
    {
        await using var stand = await MarketplaceStand.StartAsync();
        var token = (await stand.ConnectAsync(Harbour))["access_token"];

        Assert.Equal(200, (await stand.ContactAsync(token)).Status);
        var other = await stand.ContactAsync(token, SandboxContacts.NoraBlake);
        Assert.Equal((403, "The token does not have access to this location."), (other.Status, other.Message));
    }

    [Fact]
    public async Task A_sub_account_that_no_portal_serves_is_there_all_the_same_and_empty()
    {
        await using var stand = await MarketplaceStand.StartAsync();
        var token = (await stand.ConnectAsync(SandboxSubAccounts.EastgateOptics, Everything))["access_token"];

        var reply = await stand.GetAsync($"conversations/search?locationId={SandboxSubAccounts.EastgateOptics}", token);

        Assert.Equal((200, 0), (reply.Status, (int?)reply.Json["total"]));
    }

    [Fact]
    public async Task A_scope_that_was_not_asked_for_or_is_left_out_is_not_granted()
    {
        await using var stand = await MarketplaceStand.StartAsync();
        stand.Marketplace.LeftOutScopes = ["contacts.readonly"];

        var tokens = await stand.ConnectAsync(Harbour);

        Assert.Equal("conversations/message.write", (string?)tokens["scope"]);
        var refused = await stand.ContactAsync(tokens["access_token"]);
        Assert.Equal((401, "The token is not authorized for this scope."), (refused.Status, refused.Message));
        stand.Marketplace.LeftOutScopes = [];
        Assert.Equal(200, (await stand.ContactAsync((await stand.RefreshAsync(tokens["refresh_token"])).Json["access_token"])).Status);
    }

    [Fact]
    public async Task An_access_token_ends_with_its_time_or_on_demand_and_the_refresh_token_lives_on()
    {
        await using var stand = await MarketplaceStand.StartAsync();
        stand.Marketplace.AccessTokenLifetime = TimeSpan.FromSeconds(60);
        var tokens = await stand.ConnectAsync(Harbour);
        Assert.Equal(60, (int?)tokens["expires_in"]);
        stand.Clock.Advance(TimeSpan.FromSeconds(61));

        var late = await stand.ContactAsync(tokens["access_token"]);
        var next = (await stand.RefreshAsync(tokens["refresh_token"])).Json;
        Assert.Equal(200, (await stand.ContactAsync(next["access_token"])).Status);
        stand.Marketplace.ExpireAccessTokens();
        var ended = await stand.ContactAsync(next["access_token"]);

        Assert.All(new[] { late, ended }, reply => Assert.Equal((401, "Invalid JWT"), (reply.Status, reply.Message)));
        Assert.Equal(200, (await stand.RefreshAsync(next["refresh_token"])).Status);
    }

    [Fact]
    public async Task Uninstalling_ends_every_token_and_installing_again_brings_none_of_them_back()
    {
        await using var stand = await MarketplaceStand.StartAsync();
        var tokens = await stand.ConnectAsync(Harbour);

        Assert.True(stand.Marketplace.Uninstall(Harbour));
        var gone = await stand.ContactAsync(tokens["access_token"]);
        var refresh = await stand.RefreshAsync(tokens["refresh_token"]);
        var fresh = await stand.ConnectAsync(Harbour);

        Assert.Equal((401, "Invalid JWT"), (gone.Status, gone.Message));
        Assert.Equal((400, "Invalid grant: refresh token is invalid"), (refresh.Status, refresh.Message));
        Assert.Equal(401, (await stand.ContactAsync(tokens["access_token"])).Status);
        Assert.Equal(200, (await stand.ContactAsync(fresh["access_token"])).Status);
        Assert.False(stand.Marketplace.Uninstall(SandboxSubAccounts.NorthsideFitness));
    }

    [Fact]
    public async Task The_agencys_token_opens_no_sub_account_but_makes_tokens_that_do()
    {
        await using var stand = await MarketplaceStand.StartAsync();
        var agency = await stand.ConnectAsync(Agency, Everything);
        Assert.Equal(("Company", null, Agency, true), ((string?)agency["userType"], (string?)agency["locationId"], (string?)agency["companyId"], (bool?)agency["isBulkInstallation"]));
        Assert.Contains(Harbour, agency["approvedLocations"]!.AsArray().Select(id => (string?)id));

        var refused = await stand.ContactAsync(agency["access_token"]);
        var made = await stand.LocationTokenAsync(agency["access_token"], Harbour);

        Assert.Equal((401, "This authClass type is not allowed to access this scope."), (refused.Status, refused.Message));
        Assert.Equal((201, Harbour, "Location", "Bearer", 86_399), (made.Status, (string?)made.Json["locationId"], (string?)made.Json["userType"], (string?)made.Json["token_type"], (int?)made.Json["expires_in"]));
        Assert.Equal(stand.Marketplace.AppId, (string?)made.Json["appId"]);
        Assert.Equal(200, (await stand.ContactAsync(made.Json["access_token"])).Status);
        Assert.Equal(200, (await stand.RefreshAsync(made.Json["refresh_token"])).Status);
        Assert.Equal(200, (await stand.RefreshAsync(agency["refresh_token"], ("user_type", "Company"))).Status);
    }

    [Fact]
    public async Task A_sub_accounts_token_is_made_for_the_agencys_token_alone_and_where_the_app_is()
    {
        await using var stand = await MarketplaceStand.StartAsync();
        var location = (await stand.ConnectAsync(Harbour, Everything))["access_token"];
        var agency = (await stand.ConnectAsync(Agency, Everything))["access_token"];
        var without = (await stand.ConnectAsync(Agency, "contacts.readonly"))["access_token"];
        stand.Marketplace.Uninstall(SandboxSubAccounts.NorthsideFitness);

        Assert.Equal((401, "This authClass type is not allowed to access this scope."), Said(await stand.LocationTokenAsync(location, Harbour)));
        Assert.Equal((401, "The token is not authorized for this scope."), Said(await stand.LocationTokenAsync(without, Harbour)));
        Assert.Equal((401, "Token's user type mismatch!"), Said(await stand.LocationTokenAsync(SandboxPrivateIntegrations.HarbourDental, Harbour)));
        Assert.Equal(403, (await stand.LocationTokenAsync(agency, Harbour, "another-company")).Status);
        Assert.Equal(400, (await stand.LocationTokenAsync(agency, SandboxSubAccounts.NorthsideFitness)).Status);
        Assert.Equal((400, "Location is not active"), Said(await stand.LocationTokenAsync(agency, SandboxSubAccounts.QuaysidePhysio)));
    }

    [Fact]
    public async Task The_agency_is_told_where_the_app_is_installed()
    {
        await using var stand = await MarketplaceStand.StartAsync();
        var agency = (await stand.ConnectAsync(Agency, Everything))["access_token"];
        stand.Marketplace.Uninstall(SandboxSubAccounts.NorthsideFitness);

        var reply = await stand.GetAsync($"oauth/installedLocations?companyId={Agency}&appId={stand.Marketplace.AppId}", agency);

        Assert.Equal((200, 3), (reply.Status, (int?)reply.Json["count"]));
        Assert.DoesNotContain(SandboxSubAccounts.NorthsideFitness, reply.Json["locations"]!.AsArray().Select(one => (string?)one!["_id"]));
    }

    [Fact]
    public async Task A_connection_outlives_a_restart_that_has_a_data_directory()
    {
        var directory = Path.Combine(Path.GetTempPath(), $"portal-marketplace-{Guid.CreateVersion7()}");
        try
        {
            JsonNode tokens;
            await using (var before = await MarketplaceStand.StartAsync(options => options.DataDirectory = directory))
            {
                tokens = await before.ConnectAsync(Harbour);
            }

            await using var after = await MarketplaceStand.StartAsync(options => options.DataDirectory = directory);
            Assert.Equal(200, (await after.ContactAsync(tokens["access_token"])).Status);
            Assert.Equal(200, (await after.RefreshAsync(tokens["refresh_token"])).Status);
            Assert.Equal(200, (await after.ContactAsync(SandboxPrivateIntegrations.HarbourDental)).Status);
            Assert.DoesNotContain((string)tokens["refresh_token"]!, await File.ReadAllTextAsync(Path.Combine(directory, "marketplace.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static (int, string?) Said(Service.Reply reply) => (reply.Status, reply.Message);
}
