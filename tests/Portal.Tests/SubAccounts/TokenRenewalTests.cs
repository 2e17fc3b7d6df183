using Portal.Services.HighLevel;
using Portal.Services.SubAccounts;
using static Portal.Tests.SubAccounts.TokensFixture;

namespace Portal.Tests.SubAccounts;

/// <summary>A token that runs out is replaced, once for all who need it.</summary>
public class TokenRenewalTests
{
    [Fact]
    public async Task A_token_is_renewed_a_minute_before_it_runs_out_and_the_new_one_is_on_the_disk()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.SignInAsync("first", "refresh", minutes: 60, Here);
        portal.Clock.Advance(TimeSpan.FromMinutes(59.5));

        Assert.Equal("renewed-1", await portal.ValueAsync(portal.Tokens()));

        Assert.Equal(["refresh"], portal.Refresher.Used);
        Assert.Equal("renewed-1", await portal.ValueAsync(portal.Tokens())); // another host reads the same
        portal.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("renewed-2", await portal.ValueAsync(portal.Tokens()));
        Assert.Equal(["refresh", "refresh-1"], portal.Refresher.Used);
    }

    [Fact]
    public async Task Many_who_need_it_at_once_renew_it_once_for_all_sub_accounts()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.SignInAsync("first", "refresh", minutes: 0, Here, There);
        var tokens = portal.Tokens();
        portal.Refresher.Gate = new TaskCompletionSource();

        var asked = Enumerable.Range(0, 50).Select(i => tokens.GetAsync(i % 2 == 0 ? Here : There, portal.Person, Token)).ToList();
        portal.Refresher.Gate.SetResult();
        var answers = await Task.WhenAll(asked);

        Assert.All(answers, (answer, i) => Assert.Equal(new AccessToken(i % 2 == 0 ? Here : There, "renewed-1"), Assert.IsType<TokenAnswer.Usable>(answer).Token));
        Assert.Single(portal.Refresher.Used);
    }

    [Fact]
    public async Task Who_stops_waiting_does_not_stop_the_renewal()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.SignInAsync("first", "refresh", minutes: 0, Here);
        var tokens = portal.Tokens();
        portal.Refresher.Gate = new TaskCompletionSource();
        using var impatient = new CancellationTokenSource();

        var asked = tokens.GetAsync(Here, portal.Person, impatient.Token);
        await portal.Refresher.Asked.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        portal.Refresher.Gate.SetResult();

        Assert.Equal("renewed-1", await portal.ValueAsync(tokens));
        Assert.Single(portal.Refresher.Used);
    }

    [Fact]
    public async Task A_rejected_token_is_renewed_and_a_newer_one_is_left_alone()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.SignInAsync("first", "refresh", minutes: 60, Here);
        var tokens = portal.Tokens();
        await tokens.RejectAsync(new AccessToken(Here, "first"), portal.Person, Token);

        Assert.Equal("renewed-1", await portal.ValueAsync(tokens));
        await tokens.RejectAsync(new AccessToken(Here, "first"), portal.Person, Token);

        Assert.Equal("renewed-1", await portal.ValueAsync(tokens));
        Assert.Single(portal.Refresher.Used);
    }

    [Fact]
    public async Task A_definite_no_asks_for_a_sign_in_and_is_not_asked_again()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.SignInAsync("first", "refresh", minutes: 0, Here);
        portal.Refresher.Answer = new RefreshOutcome.Refused("invalid_grant");
        var tokens = portal.Tokens();

        Assert.Contains("Sign in again", await portal.ReasonAsync(tokens, Here), StringComparison.Ordinal);
        Assert.Contains("Sign in again", await portal.ReasonAsync(tokens, Here), StringComparison.Ordinal);
        Assert.Single(portal.Refresher.Used);

        await portal.SignInAsync("second", "refresh-b", minutes: 60, Here);
        Assert.Equal("second", await portal.ValueAsync(tokens));
    }

    [Fact]
    public async Task A_network_failure_is_not_the_end_and_a_token_that_still_lasts_is_used()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.SignInAsync("first", "refresh", minutes: 1, Here);
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        portal.Refresher.Answer = new RefreshOutcome.Unreachable("no network");
        var tokens = portal.Tokens();

        Assert.Equal("first", await portal.ValueAsync(tokens));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<TokenAnswer.TryAgain>(await tokens.GetAsync(Here, portal.Person, Token));

        portal.Refresher.Answer = null;
        Assert.StartsWith("renewed", await portal.ValueAsync(tokens), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renewal_that_another_host_has_overtaken_yields_the_newer_token()
    {
        await using var portal = await TokensFixture.CreateAsync();
        await portal.SignInAsync("first", "refresh", minutes: 0, Here);
        portal.Refresher.Answer = new RefreshOutcome.Refused("invalid_grant");
        portal.Refresher.Meanwhile = () => portal.SignInAsync("newer", "refresh-b", minutes: 60, Here);

        Assert.Equal("newer", await portal.ValueAsync(portal.Tokens()));
    }
}
