using System.Net;
using Portal.Services.Connections;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.SubAccounts;
using Portal.Tests.SubAccounts;
using static Portal.Tests.SubAccounts.TokensFixture;

namespace Portal.Tests.Connections;

/// <summary>HighLevel takes each refresh token once: whoever needs a token, and however many portals there are, it is used once and its successor kept.</summary>
public class ConnectionRenewalTests
{
    [Fact]
    public async Task A_hundred_who_need_it_on_two_portals_at_once_renew_it_once()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.ConnectAsync("first", "refresh");
        portal.Clock.Advance(TimeSpan.FromHours(25));
        var (here, there) = (portal.Tokens(), portal.Tokens());

        var asked = Task.WhenAll(Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? here : there).GetAsync(Here, Guid.CreateVersion7(), Token)));
        await AdvancingAsync(portal, asked);

        Assert.All(await asked, answer => Assert.Equal("access-1", Assert.IsType<TokenAnswer.Usable>(answer).Token.Value));
        Assert.Equal(["refresh"], portal.Marketplace.Used);
        Assert.Equal("refresh-1", (await portal.KeptAsync()).RefreshToken);
    }

    [Fact]
    public async Task When_half_of_its_life_is_over_it_is_renewed_before_anybody_needs_it()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.ConnectAsync("first", "refresh");

        portal.Clock.Advance(TimeSpan.FromHours(11));
        Assert.Empty(await portal.Connections.DueForRenewalAsync(Token));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal([Here], await portal.Connections.DueForRenewalAsync(Token));
        Assert.Null(await portal.Renewal().RenewAsync(Here, isForUse: false, Token));

        Assert.Equal("access-1", await portal.ValueAsync(portal.Tokens()));
        Assert.Empty(await portal.Connections.DueForRenewalAsync(Token));
    }

    [Fact]
    public async Task Where_the_new_tokens_were_lost_the_old_one_is_used_to_its_end_and_then_an_administrator_is_needed()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.ConnectAsync("first", "refresh");
        portal.Clock.Advance(TimeSpan.FromHours(12));
        using (var http = portal.Marketplace.CreateClient("a portal that died before it could store them"))
        {
            using var lost = await http.PostAsync("oauth/token", new StringContent("grant_type=refresh_token&refresh_token=refresh"), Token);
            Assert.Equal(HttpStatusCode.OK, lost.StatusCode);
        }

        await portal.Renewal().RenewAsync(Here, isForUse: false, Token);

        Assert.Equal(ConnectionState.Refused, (await portal.KeptAsync()).State);
        var tokens = portal.Tokens();
        Assert.Equal("first", await portal.ValueAsync(tokens));
        portal.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Contains("connect it again under Settings", await portal.ReasonAsync(tokens, Here), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_sub_account_is_asked_for_again_every_ten_minutes_and_comes_back_by_itself()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.ConnectAsync("first", "refresh");
        portal.Clock.Advance(TimeSpan.FromHours(25));
        portal.Marketplace.Refusal = (HttpStatusCode.BadRequest, "Location is not active");
        var tokens = portal.Tokens();

        for (var i = 0; i < 2; i++)
        {
            var later = Assert.IsType<TokenAnswer.TryAgain>(await tokens.GetAsync(Here, portal.Person, Token));
            Assert.StartsWith("HighLevel has paused Here.", later.Reason, StringComparison.Ordinal);
        }

        Assert.Equal(ConnectionState.Paused, (await portal.KeptAsync()).State);
        portal.Marketplace.Refusal = null;
        portal.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal([Here], await portal.Connections.DueForRenewalAsync(Token));
        await portal.Renewal().RenewAsync(Here, isForUse: false, Token);
        Assert.Equal("access-1", await portal.ValueAsync(portal.Tokens()));
    }

    [Fact]
    public async Task An_administrator_has_a_paused_sub_account_asked_for_at_once()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.ConnectAsync("first", "refresh");
        portal.Clock.Advance(TimeSpan.FromHours(25));
        portal.Marketplace.Refusal = (HttpStatusCode.BadRequest, "Location is not active");
        Assert.IsType<TokenAnswer.TryAgain>(await portal.Tokens().GetAsync(Here, portal.Person, Token));
        var connections = portal.ConnectionTokens();

        await connections.AskAgainAsync(Here, Token);
        Assert.Equal(ConnectionState.Paused, (await portal.KeptAsync()).State);
        portal.Marketplace.Refusal = null;
        await connections.AskAgainAsync(Here, Token);

        Assert.Equal("access-1", Assert.IsType<TokenAnswer.Usable>(await connections.FindAsync(Here, Token)).Token.Value);
    }

    [Fact]
    public async Task Who_presses_Try_again_has_a_paused_sub_account_asked_for_and_all_who_press_in_ten_seconds_ask_once()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.ConnectAsync("first", "refresh");
        await PauseAsync(portal);
        var (here, there) = (portal.ConnectionTokens(), portal.ConnectionTokens());

        portal.Clock.Advance(TimeSpan.FromSeconds(9)); // HighLevel has just said so
        await here.AskIfPausedAsync(Here, Token);
        await there.AskIfPausedAsync(Here, Token);
        Assert.Equal(1, portal.Marketplace.Asked);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => here.AskIfPausedAsync(Here, Token)));
        Assert.Equal(2, portal.Marketplace.Asked);
        await there.AskIfPausedAsync(Here, Token); // another portal on the same data

        Assert.Equal(2, portal.Marketplace.Asked);
        Assert.Equal(portal.Clock.Now.AddMinutes(10), Assert.IsType<TokenAnswer.TryAgain>(await here.FindAsync(Here, Token)).AsksAt);
    }

    [Fact]
    public async Task As_soon_as_a_press_has_found_it_active_every_open_page_hears_of_it()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.ConnectAsync("first", "refresh");
        await PauseAsync(portal);
        var connections = portal.ConnectionTokens();
        var told = new List<ServiceNewsItem>();
        portal.News.Told += told.Add;
        portal.Clock.Advance(TimeSpan.FromSeconds(10));
        await connections.AskIfPausedAsync(Here, Token);
        Assert.Empty(told);

        portal.Marketplace.Refusal = null;
        portal.Clock.Advance(TimeSpan.FromSeconds(10));
        await connections.AskIfPausedAsync(Here, Token);

        Assert.Equal([new ServiceNewsItem(Here, ContactId: null, ServiceNewsKind.Connection)], told);
        Assert.Equal("access-1", Assert.IsType<TokenAnswer.Usable>(await connections.FindAsync(Here, Token)).Token.Value);
    }

    [Fact]
    public async Task Who_presses_Try_again_has_nothing_asked_where_the_connection_works_or_was_refused_or_there_is_none()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.ConnectAsync("first", "refresh");
        await portal.ConnectionTokens().AskIfPausedAsync(Here, Token);
        await portal.ConnectionTokens().AskIfPausedAsync(There, Token);
        Assert.Equal(0, portal.Marketplace.Asked);
        var tokens = portal.Tokens();
        await RejectAsync(portal, tokens);
        await RejectAsync(portal, tokens);
        Assert.Equal(ConnectionState.Refused, (await portal.KeptAsync()).State);

        await portal.ConnectionTokens().AskIfPausedAsync(Here, Token);

        Assert.Equal(1, portal.Marketplace.Asked); // that was the one renewal after the first refusal
    }

    [Fact]
    public async Task An_administrator_has_another_token_asked_for_where_HighLevel_refused_two_in_a_row()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.ConnectAsync("first", "refresh");
        var tokens = portal.Tokens();
        await RejectAsync(portal, tokens);
        await RejectAsync(portal, tokens);
        var connections = portal.ConnectionTokens();

        portal.Marketplace.IsAway = true;
        await connections.AskAgainAsync(Here, Token);
        Assert.IsType<TokenAnswer.TryAgain>(await connections.FindAsync(Here, Token));
        portal.Marketplace.IsAway = false;
        portal.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("access-2", Assert.IsType<TokenAnswer.Usable>(await connections.FindAsync(Here, Token)).Token.Value);
    }

    [Fact]
    public async Task What_is_connected_otherwise_on_one_portal_is_known_on_all_before_their_open_pages_ask()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.ConnectAsync("first", "refresh");
        var (here, there) = (portal.ConnectionTokens(), portal.ConnectionTokens());
        TokenAnswer? asked = null;
        portal.News.Told += _ => asked = there.FindAsync(Here, Token).GetAwaiter().GetResult();
        Assert.NotNull(await there.FindAsync(Here, Token)); // kept for a moment

        await portal.DisconnectAsync();
        asked = await there.FindAsync(Here, Token);
        Assert.NotNull(asked);
        here.Changed(Here);

        Assert.Null(asked);
    }

    [Fact]
    public async Task While_HighLevel_is_away_what_has_not_ended_is_used_and_afterwards_it_is_tried_again()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.ConnectAsync("first", "refresh");
        portal.Clock.Advance(TimeSpan.FromHours(12));
        portal.Marketplace.IsAway = true;
        Assert.NotNull(await portal.Renewal().RenewAsync(Here, isForUse: false, Token));
        Assert.Equal("first", await portal.ValueAsync(portal.Tokens()));

        portal.Clock.Advance(TimeSpan.FromHours(12));
        var tokens = portal.Tokens();
        Assert.IsType<TokenAnswer.TryAgain>(await tokens.GetAsync(Here, portal.Person, Token));

        portal.Marketplace.IsAway = false;
        Assert.Equal("access-1", await portal.ValueAsync(tokens));
    }

    [Fact]
    public async Task A_token_that_HighLevel_refuses_is_renewed_however_new_it_is_and_one_that_came_by_that_is_not()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.ConnectAsync("first", "refresh");
        var tokens = portal.Tokens();

        await RejectAsync(portal, tokens);
        Assert.Equal("access-1", await portal.ValueAsync(tokens));
        await RejectAsync(portal, tokens);

        Assert.Contains("no longer accepts the connection of Here", await portal.ReasonAsync(tokens, Here), StringComparison.Ordinal);
        Assert.Single(portal.Marketplace.Used);
    }

    [Fact]
    public async Task A_pause_soon_after_such_a_renewal_is_known_as_a_pause_and_not_as_a_connection_that_is_refused()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.ConnectAsync("first", "refresh");
        var tokens = portal.Tokens();
        await RejectAsync(portal, tokens);
        var renewed = Assert.IsType<TokenAnswer.Usable>(await tokens.GetAsync(Here, portal.Person, Token)).Token;
        portal.Clock.Advance(TimeSpan.FromSeconds(5));
        portal.Answers.Note(renewed, refusal: null);
        portal.Clock.Advance(TimeSpan.FromSeconds(5));

        portal.Marketplace.Refusal = (HttpStatusCode.BadRequest, "Location is not active");
        await RejectAsync(portal, tokens);

        Assert.StartsWith("HighLevel has paused Here.", Assert.IsType<TokenAnswer.TryAgain>(await tokens.GetAsync(Here, portal.Person, Token)).Reason, StringComparison.Ordinal);
        Assert.Equal(ConnectionState.Paused, (await portal.KeptAsync()).State);
    }

    [Fact]
    public async Task A_token_that_is_refused_and_taken_by_turns_is_renewed_five_times_and_not_without_end()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.ConnectAsync("first", "refresh");
        var tokens = portal.Tokens();

        for (var i = 0; i < 20 && await tokens.GetAsync(Here, portal.Person, Token) is TokenAnswer.Usable { Token: var token }; i++)
        {
            portal.Clock.Advance(TimeSpan.FromSeconds(5));
            portal.Answers.Note(token, refusal: null);
            await RejectAsync(portal, tokens);
        }

        Assert.Equal(5, portal.Marketplace.Used.Count);
        Assert.Equal(ConnectionState.Refused, (await portal.KeptAsync()).State);
    }

    [Fact]
    public async Task A_connection_that_was_made_since_is_renewed_again_where_its_token_is_refused()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.ConnectAsync("first", "refresh");
        var tokens = portal.Tokens();
        await RejectAsync(portal, tokens);
        Assert.Equal("access-1", await portal.ValueAsync(tokens));
        portal.Clock.Advance(TimeSpan.FromSeconds(5));
        await portal.ConnectAsync("anew", "refresh-anew");
        portal.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("anew", await portal.ValueAsync(tokens));

        await RejectAsync(portal, tokens);

        Assert.Equal("access-2", await portal.ValueAsync(tokens));
    }

    [Fact]
    public async Task A_private_integration_token_that_is_refused_is_not_tried_again()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.ConnectAsync("pit-1", refreshToken: null);
        var tokens = portal.Tokens();
        Assert.Equal(TokenSource.PrivateIntegration, Assert.IsType<TokenAnswer.Usable>(await tokens.GetAsync(Here, portal.Person, Token)).Token.Source);

        await RejectAsync(portal, tokens);

        Assert.Contains("connect it again under Settings", await portal.ReasonAsync(tokens, Here), StringComparison.Ordinal);
        Assert.Empty(portal.Marketplace.Used);
    }

    [Fact]
    public async Task Through_a_company_its_next_refresh_token_is_kept_before_the_sub_accounts_own_token_is_asked_for()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.ConnectAsync("first", "refresh", company: "company");
        portal.Clock.Advance(TimeSpan.FromHours(12));

        Assert.Null(await portal.Renewal().RenewAsync(Here, isForUse: false, Token));

        Assert.Equal("of-location-by-access-1", await portal.ValueAsync(portal.Tokens()));
        Assert.Equal("refresh-1", (await portal.KeptAsync()).RefreshToken);
    }

    [Fact]
    public async Task Who_connects_anew_during_a_renewal_keeps_the_new_connection()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.ConnectAsync("first", "refresh");
        portal.Clock.Advance(TimeSpan.FromHours(12));
        portal.Marketplace.Gate = new TaskCompletionSource();
        var renewal = portal.Renewal().RenewAsync(Here, isForUse: false, Token);
        await portal.ConnectAsync("second", "refresh-b");
        portal.Marketplace.Gate.SetResult();
        await renewal;

        Assert.Equal("second", await portal.ValueAsync(portal.Tokens()));
        Assert.Equal("refresh-b", (await portal.KeptAsync()).RefreshToken);
    }

    private static async Task PauseAsync(TokensFixture portal)
    {
        portal.Clock.Advance(TimeSpan.FromHours(25));
        portal.Marketplace.Refusal = (HttpStatusCode.BadRequest, "Location is not active");
        Assert.IsType<TokenAnswer.TryAgain>(await portal.Tokens().GetAsync(Here, portal.Person, Token));
    }

    private static async Task RejectAsync(TokensFixture portal, SubAccountTokens tokens) =>
        await tokens.RejectAsync(Assert.IsType<TokenAnswer.Usable>(await tokens.GetAsync(Here, portal.Person, Token)).Token, portal.Person, Token);

    // Whoever waits for another portal looks again every quarter of a second, by the test's clock.
    private static async Task AdvancingAsync(TokensFixture portal, Task asked)
    {
        for (var i = 0; i < 400 && !asked.IsCompleted; i++)
        {
            portal.Clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(25, Token);
        }
    }
}
