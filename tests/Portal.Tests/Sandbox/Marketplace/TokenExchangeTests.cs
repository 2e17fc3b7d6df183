using System.Text.Json.Nodes;
using Portal.Sandbox;
using Portal.Sandbox.Service.Faults;
using Portal.Tests.Sandbox.Service;

namespace Portal.Tests.Sandbox.Marketplace;

/// <summary>Codes and refresh tokens for access tokens, and every way in which that is refused.</summary>
public sealed class TokenExchangeTests
{
    private const string Harbour = SandboxSubAccounts.HarbourDental;

    [Fact]
    public async Task A_code_becomes_tokens_of_the_sub_account_that_was_chosen()
    {
        await using var stand = await MarketplaceStand.StartAsync();

        var tokens = await stand.ConnectAsync(Harbour);

        Assert.Equal(("Bearer", 86_399, "Location"), ((string?)tokens["token_type"], (int?)tokens["expires_in"], (string?)tokens["userType"]));
        Assert.Equal((Harbour, SandboxSubAccounts.ShorelineAgency), ((string?)tokens["locationId"], (string?)tokens["companyId"]));
        Assert.Equal("contacts.readonly conversations/message.write", (string?)tokens["scope"]);
        Assert.All(new[] { "access_token", "refresh_token", "refreshTokenId", "userId" }, name => Assert.NotEmpty((string?)tokens[name] ?? string.Empty));
        Assert.False((bool?)tokens["isBulkInstallation"]);
        Assert.Null(tokens["approvedLocations"]);
        Assert.Equal(200, (await stand.ContactAsync(tokens["access_token"])).Status);
    }

    [Fact]
    public async Task A_code_is_good_once_for_a_minute_and_for_the_address_it_went_to()
    {
        await using var stand = await MarketplaceStand.StartAsync();
        var once = await stand.CodeAsync(Harbour);
        Assert.Equal(200, (await stand.RedeemAsync(once)).Status);
        var late = await stand.CodeAsync(Harbour);
        stand.Clock.Advance(TimeSpan.FromSeconds(61));

        Reply[] refused =
        [
            await stand.RedeemAsync(once),
            await stand.RedeemAsync(late),
            await stand.RedeemAsync("none"),
            await stand.RedeemAsync(await stand.CodeAsync(Harbour), ("redirect_uri", "http://localhost:5080/other")),
        ];

        Assert.All(refused, reply => Assert.Equal((401, "UnAuthorized!", "Authorization code not found"), (reply.Status, (string?)reply.Json["error"], (string?)reply.Json["error_description"])));
    }

    [Fact]
    public async Task Another_client_gets_nothing_and_leaves_the_refresh_token_good()
    {
        await using var stand = await MarketplaceStand.StartAsync();
        var tokens = await stand.ConnectAsync(Harbour);

        Assert.Equal(401, (await stand.RedeemAsync(await stand.CodeAsync(Harbour), ("client_secret", "wrong-secret"))).Status);
        Assert.Equal(401, (await stand.RedeemAsync(await stand.CodeAsync(Harbour), ("client_id", "another-app"))).Status);
        Assert.Equal(401, (await stand.RefreshAsync(tokens["refresh_token"], ("client_secret", "wrong-secret"))).Status);
        Assert.Equal(200, (await stand.RefreshAsync(tokens["refresh_token"])).Status);
    }

    [Fact]
    public async Task A_refresh_token_is_good_once_and_its_successor_lives_on()
    {
        await using var stand = await MarketplaceStand.StartAsync();
        var first = await stand.ConnectAsync(Harbour);

        var second = await stand.RefreshAsync(first["refresh_token"]);
        var again = await stand.RefreshAsync(first["refresh_token"]);

        Assert.Equal(200, second.Status);
        Assert.NotEqual((string?)first["refresh_token"], (string?)second.Json["refresh_token"]);
        Assert.Equal((400, "Invalid grant: refresh token is invalid"), (again.Status, again.Message));
        Assert.Equal(200, (await stand.RefreshAsync(second.Json["refresh_token"])).Status);
        Assert.Equal(200, (await stand.ContactAsync(first["access_token"])).Status);
    }

    [Fact]
    public async Task Of_many_that_come_with_the_same_refresh_token_one_gets_tokens()
    {
        await using var stand = await MarketplaceStand.StartAsync();
        var tokens = await stand.ConnectAsync(Harbour);

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => stand.RefreshAsync(tokens["refresh_token"])));

        Assert.Single(replies, reply => reply.Status == 200);
        Assert.All(replies.Where(reply => reply.Status != 200), reply => Assert.Equal((400, "Invalid grant: refresh token is invalid"), (reply.Status, reply.Message)));
    }

    [Fact]
    public async Task A_lost_answer_has_spent_the_refresh_token_all_the_same()
    {
        await using var stand = await MarketplaceStand.StartAsync();
        var tokens = await stand.ConnectAsync(Harbour);
        stand.Control.Add(new Fault { Kind = FaultKind.Cut, AfterAccepting = true, Path = "/oauth/token" });

        await Assert.ThrowsAsync<HttpRequestException>(() => stand.RefreshAsync(tokens["refresh_token"]));

        Assert.Equal(400, (await stand.RefreshAsync(tokens["refresh_token"])).Status);
    }

    [Fact]
    public async Task A_paused_sub_account_gets_no_tokens_until_it_is_resumed_with_the_same_refresh_token()
    {
        await using var stand = await MarketplaceStand.StartAsync();
        var tokens = await stand.ConnectAsync(Harbour);
        stand.Marketplace.Pause(Harbour);

        var paused = await stand.RefreshAsync(tokens["refresh_token"]);
        var again = await stand.RefreshAsync(tokens["refresh_token"]);
        stand.Marketplace.Pause(Harbour, paused: false);

        Assert.All(new[] { paused, again }, reply => Assert.Equal((400, "Location is not active"), (reply.Status, reply.Message)));
        Assert.Equal(200, (await stand.RefreshAsync(tokens["refresh_token"])).Status);
    }

    [Fact]
    public async Task The_sub_account_that_is_paused_from_the_start_can_be_chosen_but_gets_no_tokens()
    {
        await using var stand = await MarketplaceStand.StartAsync();

        Assert.Equal((400, "Location is not active"), await StatusAndMessage(stand.RedeemAsync(await stand.CodeAsync(SandboxSubAccounts.QuaysidePhysio))));
        stand.Marketplace.Pause(SandboxSubAccounts.QuaysidePhysio, paused: false);
        Assert.Equal(200, (await stand.RedeemAsync(await stand.CodeAsync(SandboxSubAccounts.QuaysidePhysio))).Status);
    }

    [Theory]
    [InlineData("grant_type", "", "Missing parameter: grant_type")]
    [InlineData("grant_type", "client_credentials", "Invalid parameter: grant_type")]
    [InlineData("user_type", "Person", "Invalid parameter: user_type")]
    [InlineData("code", "", "Missing parameter: code")]
    [InlineData("client_id", "", "Missing parameter: client_id")]
    public async Task A_field_that_is_missing_or_wrong_is_named(string name, string value, string message)
    {
        await using var stand = await MarketplaceStand.StartAsync();

        Assert.Equal((400, message), await StatusAndMessage(stand.RedeemAsync(await stand.CodeAsync(Harbour), (name, value))));
    }

    [Fact]
    public async Task Fields_in_JSON_are_not_read()
    {
        await using var stand = await MarketplaceStand.StartAsync();
        var body = new JsonObject { ["client_id"] = MarketplaceStand.ClientId, ["client_secret"] = MarketplaceStand.ClientSecret, ["grant_type"] = "authorization_code", ["code"] = await stand.CodeAsync(Harbour) };

        var reply = await stand.AskAsync(HttpMethod.Post, "oauth/token", null, System.Net.Http.Json.JsonContent.Create(body), version: null);

        Assert.Equal((400, "Missing parameter: client_id"), (reply.Status, reply.Message));
    }

    private static async Task<(int, string?)> StatusAndMessage(Task<Reply> asking) => await asking is var reply ? (reply.Status, reply.Message) : default;
}
