using System.Text.Json.Nodes;
using Portal.Sandbox;

namespace Portal.Tests.Sandbox.Marketplace;

/// <summary>Private integration tokens: what each opens, and how one is made and revoked.</summary>
public sealed class PrivateIntegrationTests
{
    [Fact]
    public async Task Each_sub_accounts_own_token_opens_it()
    {
        await using var stand = await MarketplaceStand.StartAsync();

        Assert.Equal(200, (await stand.ContactAsync(SandboxPrivateIntegrations.HarbourDental)).Status);
        Assert.Equal(200, (await stand.ContactAsync(SandboxPrivateIntegrations.NorthsideFitness, SandboxContacts.NoraBlake)).Status);
        Assert.Equal(403, (await stand.ContactAsync(SandboxPrivateIntegrations.NorthsideFitness)).Status);
    }

    [Fact]
    public async Task One_that_may_only_read_is_told_which_kind_of_thing_it_may_not()
    {
        await using var stand = await MarketplaceStand.StartAsync();

        Assert.Equal(200, (await stand.ContactAsync(SandboxPrivateIntegrations.HarbourDentalReadingOnly)).Status);
        var refused = await stand.SendAsync(SandboxPrivateIntegrations.HarbourDentalReadingOnly, Message("SMS"));
        Assert.Equal((401, "The token is not authorized for this scope."), (refused.Status, refused.Message));
    }

    [Fact]
    public async Task The_agencys_opens_no_sub_account()
    {
        await using var stand = await MarketplaceStand.StartAsync();

        var refused = await stand.ContactAsync(SandboxPrivateIntegrations.ShorelineAgency);

        Assert.Equal((401, "Token's user type mismatch!"), (refused.Status, refused.Message));
    }

    [Fact]
    public async Task None_may_use_an_apps_conversation_provider_and_the_apps_own_token_may()
    {
        await using var stand = await MarketplaceStand.StartAsync();
        var app = (await stand.ConnectAsync(SandboxSubAccounts.HarbourDental))["access_token"];
        var custom = Message("Custom");
        custom["conversationProviderId"] = SandboxSubAccounts.HarbourDentalProvider;

        var refused = await stand.SendAsync(SandboxPrivateIntegrations.HarbourDental, custom);

        Assert.Equal((401, "CONVERSATIONS_MSG_PROVIDER_NO_ACCESS"), (refused.Status, refused.Code));
        Assert.Equal(201, (await stand.SendAsync(app, custom)).Status);
    }

    [Fact]
    public async Task One_is_made_with_scopes_and_revoked_from_behind()
    {
        await using var stand = await MarketplaceStand.StartAsync();

        var made = await stand.ControlAsync(HttpMethod.Post, "private-integrations", new JsonObject { ["locationId"] = SandboxSubAccounts.HarbourDental, ["scopes"] = new JsonArray("contacts.readonly") });
        var token = (string?)made.Json["token"];

        Assert.Matches("^pit-[0-9a-f-]{36}$", token);
        Assert.Equal(200, (await stand.ContactAsync(token)).Status);
        Assert.Equal(401, (await stand.SendAsync(token, Message("SMS"))).Status);
        Assert.Equal(204, (await stand.ControlAsync(HttpMethod.Delete, $"private-integrations/{token}")).Status);
        Assert.Equal(404, (await stand.ControlAsync(HttpMethod.Delete, $"private-integrations/{token}")).Status);
        var refused = await stand.ContactAsync(token);
        Assert.Equal((401, "Invalid Private Integration token"), (refused.Status, refused.Message));
    }

    private static JsonObject Message(string type) => new() { ["type"] = type, ["contactId"] = SandboxContacts.SilasStone, ["message"] = "Hello" };
}
