using Portal.Services.HighLevel;
using Portal.Services.SubAccounts;
using static Portal.Tests.SubAccounts.TokensFixture;

namespace Portal.Tests.SubAccounts;

/// <summary>Which token serves whom.</summary>
public class SubAccountTokensTests
{
    [Fact]
    public async Task The_token_of_the_sign_in_serves_the_sub_accounts_of_the_sign_in_and_no_other()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.SignInAsync("first", "refresh", minutes: 60, Here);
        var tokens = portal.Tokens();

        Assert.Equal("first", await portal.ValueAsync(tokens));
        Assert.Contains("does not give access to There", await portal.ReasonAsync(tokens, There), StringComparison.Ordinal);
        Assert.Contains("does not serve", await portal.ReasonAsync(tokens, "unknown"), StringComparison.Ordinal);
        Assert.IsType<TokenAnswer.Missing>(await tokens.GetAsync(Here, Guid.CreateVersion7(), Token));
    }

    [Fact]
    public async Task A_private_integration_token_wins()
    {
        await using var portal = await TokensFixture.CreateAsync();
        portal.SubAccounts[Here].PrivateIntegrationToken = "pit-1";
        await portal.SignInAsync("first", null, minutes: 60, Here);

        Assert.Equal("pit-1", await portal.ValueAsync(portal.Tokens()));
        Assert.Equal(TokenSource.Configuration, Assert.IsType<TokenAnswer.Usable>(await portal.Tokens().GetAsync(Here, portal.Person, Token)).Token.Source);
    }

    [Fact]
    public async Task What_an_administrator_has_connected_wins_over_the_configuration_and_the_sign_in()
    {
        await using var portal = await TokensFixture.CreateAsync();
        portal.SubAccounts[Here].PrivateIntegrationToken = "pit-1";
        await portal.SignInAsync("first", null, minutes: 60, Here);
        await portal.ConnectAsync("connected", "refresh");

        Assert.Equal("connected", await portal.ValueAsync(portal.Tokens()));
    }

    [Fact]
    public async Task The_tokens_of_sign_ins_are_never_shown_to_HighLevel_where_they_are_not_HighLevels()
    {
        await using var portal = await TokensFixture.CreateAsync();
        portal.AcceptsSignInTokens = false;
        await portal.SignInAsync("first", "refresh", minutes: 60, Here);

        Assert.Equal("Here isn’t connected to HighLevel yet. An administrator can connect it under Settings.", await portal.ReasonAsync(portal.Tokens(), Here));
        Assert.Empty(portal.Refresher.Used);
    }

    [Fact]
    public async Task Where_HighLevel_refuses_the_renewed_token_of_a_sign_in_too_it_is_not_renewed_again()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.SignInAsync("first", "refresh", minutes: 60, Here);
        var tokens = portal.Tokens();
        for (var i = 0; i < 2; i++)
        {
            await tokens.RejectAsync(Assert.IsType<TokenAnswer.Usable>(await tokens.GetAsync(Here, portal.Person, Token)).Token, portal.Person, Token);
        }

        Assert.Contains("does not accept the tokens of this sign-in", await portal.ReasonAsync(tokens, Here), StringComparison.Ordinal);
        Assert.Contains("does not accept the tokens of this sign-in", await portal.ReasonAsync(tokens, Here), StringComparison.Ordinal);
        Assert.Single(portal.Refresher.Used);

        await portal.SignInAsync("second", "refresh-b", minutes: 60, Here);
        Assert.Equal("second", await portal.ValueAsync(portal.Tokens()));
    }

    [Fact]
    public async Task Without_a_refresh_token_the_access_token_is_used_to_its_end()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.SignInAsync("first", null, minutes: 1, Here);
        var tokens = portal.Tokens();
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("first", await portal.ValueAsync(tokens));

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<TokenAnswer.Missing>(await tokens.GetAsync(Here, portal.Person, Token));
    }

    [Fact]
    public async Task A_new_sign_in_is_noticed_a_moment_later()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.SignInAsync("first", "refresh", minutes: 60, Here);
        var tokens = portal.Tokens();
        Assert.Equal("first", await portal.ValueAsync(tokens));

        await portal.SignInAsync("second", "refresh", minutes: 60, Here);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("second", await portal.ValueAsync(tokens));
    }

    [Fact]
    public async Task A_token_read_a_moment_ago_is_good_for_the_sub_accounts_of_its_sign_in_only()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.SignInAsync("first", "refresh", minutes: 60, Here);
        var tokens = portal.Tokens();
        Assert.Equal("first", await portal.ValueAsync(tokens));

        Assert.Contains("does not give access to There", await portal.ReasonAsync(tokens, There), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_another_host_has_renewed_and_the_service_refuses_is_read_again_at_once()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.SignInAsync("first", "refresh", minutes: 60, Here);
        var tokens = portal.Tokens();
        Assert.Equal("first", await portal.ValueAsync(tokens));
        await portal.SignInAsync("second", "refresh", minutes: 60, Here);

        await tokens.RejectAsync(new AccessToken(Here, "first"), portal.Person, Token);

        Assert.Equal("second", await portal.ValueAsync(tokens));
        Assert.Empty(portal.Refresher.Used);
    }

    [Fact]
    public void Tokens_do_not_print_themselves()
    {
        Assert.DoesNotContain("secret", new ProviderTokens("secret", "secret", null).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", new AccessToken(Here, "secret").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", new RefreshOutcome.Refreshed(new ProviderTokens("secret", null, null)).ToString(), StringComparison.Ordinal);
    }
}
