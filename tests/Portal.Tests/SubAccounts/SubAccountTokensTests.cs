using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Services.HighLevel;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;

namespace Portal.Tests.SubAccounts;

public class SubAccountTokensTests : IAsyncLifetime
{
    private const string Here = "here";
    private const string There = "there";

    private readonly TestClock _clock = new();
    private readonly FakeRefresher _refresher;
    private readonly Guid _person = Guid.CreateVersion7();
    private readonly SubAccountsOptions _options = new() { [Here] = new() { Name = "Here" }, [There] = new() { Name = "There" } };
    private readonly EphemeralDataProtectionProvider _protection = new();
    private TestDatabase? _store;

    public SubAccountTokensTests() => _refresher = new FakeRefresher(_clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _store = await TestDatabase.CreateAsync();

    [Fact]
    public async Task The_token_of_the_sign_in_serves_the_sub_accounts_of_the_sign_in_and_no_other()
    {
        await SignInAsync("first", "refresh", minutes: 60, Here);
        var tokens = Tokens();

        Assert.Equal("first", await ValueAsync(tokens));
        Assert.Contains("does not give access to There", await ReasonAsync(tokens, There), StringComparison.Ordinal);
        Assert.Contains("does not serve", await ReasonAsync(tokens, "unknown"), StringComparison.Ordinal);
        Assert.IsType<TokenAnswer.Missing>(await tokens.GetAsync(Here, Guid.CreateVersion7(), Token));
    }

    [Fact]
    public async Task A_token_is_renewed_a_minute_before_it_runs_out_and_the_new_one_is_on_the_disk()
    {
        await SignInAsync("first", "refresh", minutes: 60, Here);
        _clock.Advance(TimeSpan.FromMinutes(59.5));

        Assert.Equal("renewed-1", await ValueAsync(Tokens()));

        Assert.Equal(["refresh"], _refresher.Used);
        Assert.Equal("renewed-1", await ValueAsync(Tokens())); // another host reads the same
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("renewed-2", await ValueAsync(Tokens()));
        Assert.Equal(["refresh", "refresh-1"], _refresher.Used);
    }

    [Fact]
    public async Task Many_who_need_it_at_once_renew_it_once_for_all_sub_accounts()
    {
        await SignInAsync("first", "refresh", minutes: 0, Here, There);
        var tokens = Tokens();
        _refresher.Gate = new TaskCompletionSource();

        var asked = Enumerable.Range(0, 50).Select(i => tokens.GetAsync(i % 2 == 0 ? Here : There, _person, Token)).ToList();
        _refresher.Gate.SetResult();
        var answers = await Task.WhenAll(asked);

        Assert.All(answers, (answer, i) => Assert.Equal(new AccessToken(i % 2 == 0 ? Here : There, "renewed-1"), Assert.IsType<TokenAnswer.Usable>(answer).Token));
        Assert.Single(_refresher.Used);
    }

    [Fact]
    public async Task Who_stops_waiting_does_not_stop_the_renewal()
    {
        await SignInAsync("first", "refresh", minutes: 0, Here);
        var tokens = Tokens();
        _refresher.Gate = new TaskCompletionSource();
        using var impatient = new CancellationTokenSource();

        var asked = tokens.GetAsync(Here, _person, impatient.Token);
        await _refresher.Asked.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        _refresher.Gate.SetResult();

        Assert.Equal("renewed-1", await ValueAsync(tokens));
        Assert.Single(_refresher.Used);
    }

    [Fact]
    public async Task A_rejected_token_is_renewed_and_a_newer_one_is_left_alone()
    {
        await SignInAsync("first", "refresh", minutes: 60, Here);
        var tokens = Tokens();
        await tokens.RejectAsync(new AccessToken(Here, "first"), _person, Token);

        Assert.Equal("renewed-1", await ValueAsync(tokens));
        await tokens.RejectAsync(new AccessToken(Here, "first"), _person, Token);

        Assert.Equal("renewed-1", await ValueAsync(tokens));
        Assert.Single(_refresher.Used);
    }

    [Fact]
    public async Task A_definite_no_asks_for_a_sign_in_and_is_not_asked_again()
    {
        await SignInAsync("first", "refresh", minutes: 0, Here);
        _refresher.Answer = new RefreshOutcome.Refused("invalid_grant");
        var tokens = Tokens();

        Assert.Contains("Sign in again", await ReasonAsync(tokens, Here), StringComparison.Ordinal);
        Assert.Contains("Sign in again", await ReasonAsync(tokens, Here), StringComparison.Ordinal);
        Assert.Single(_refresher.Used);

        await SignInAsync("second", "refresh-b", minutes: 60, Here);
        Assert.Equal("second", await ValueAsync(tokens));
    }

    [Fact]
    public async Task A_network_failure_is_not_the_end_and_a_token_that_still_lasts_is_used()
    {
        await SignInAsync("first", "refresh", minutes: 1, Here);
        _clock.Advance(TimeSpan.FromSeconds(30));
        _refresher.Answer = new RefreshOutcome.Unreachable("no network");
        var tokens = Tokens();

        Assert.Equal("first", await ValueAsync(tokens));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<TokenAnswer.TryAgain>(await tokens.GetAsync(Here, _person, Token));

        _refresher.Answer = null;
        Assert.StartsWith("renewed", await ValueAsync(tokens), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renewal_that_another_host_has_overtaken_yields_the_newer_token()
    {
        await SignInAsync("first", "refresh", minutes: 0, Here);
        _refresher.Answer = new RefreshOutcome.Refused("invalid_grant");
        _refresher.Meanwhile = () => SignInAsync("newer", "refresh-b", minutes: 60, Here);

        Assert.Equal("newer", await ValueAsync(Tokens()));
    }

    [Fact]
    public async Task A_private_integration_token_wins()
    {
        _options[Here].PrivateIntegrationToken = "pit-1";
        await SignInAsync("first", null, minutes: 60, Here);

        Assert.Equal("pit-1", await ValueAsync(Tokens()));
    }

    [Fact]
    public async Task Without_a_refresh_token_the_access_token_is_used_to_its_end()
    {
        await SignInAsync("first", null, minutes: 1, Here);
        var tokens = Tokens();
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("first", await ValueAsync(tokens));

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<TokenAnswer.Missing>(await tokens.GetAsync(Here, _person, Token));
    }

    [Fact]
    public async Task A_new_sign_in_is_noticed_a_moment_later()
    {
        await SignInAsync("first", "refresh", minutes: 60, Here);
        var tokens = Tokens();
        Assert.Equal("first", await ValueAsync(tokens));

        await SignInAsync("second", "refresh", minutes: 60, Here);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("second", await ValueAsync(tokens));
    }

    [Fact]
    public async Task A_token_read_a_moment_ago_is_good_for_the_sub_accounts_of_its_sign_in_only()
    {
        await SignInAsync("first", "refresh", minutes: 60, Here);
        var tokens = Tokens();
        Assert.Equal("first", await ValueAsync(tokens));

        Assert.Contains("does not give access to There", await ReasonAsync(tokens, There), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_another_host_has_renewed_and_the_service_refuses_is_read_again_at_once()
    {
        await SignInAsync("first", "refresh", minutes: 60, Here);
        var tokens = Tokens();
        Assert.Equal("first", await ValueAsync(tokens));
        await SignInAsync("second", "refresh", minutes: 60, Here);

        await tokens.RejectAsync(new AccessToken(Here, "first"), _person, Token);

        Assert.Equal("second", await ValueAsync(tokens));
        Assert.Empty(_refresher.Used);
    }

    [Fact]
    public void Tokens_do_not_print_themselves()
    {
        Assert.DoesNotContain("secret", new ProviderTokens("secret", "secret", null).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", new AccessToken(Here, "secret").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", new RefreshOutcome.Refreshed(new ProviderTokens("secret", null, null)).ToString(), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync() => await Store.DisposeAsync();

    private SubAccountTokens Tokens() => new(Vault(), new RecentTokens(_clock), _refresher, new KnownSubAccounts(Options.Create(_options)), _clock, NullLogger<SubAccountTokens>.Instance);

    private SignInTokenVault Vault() => new(Store.Database, _protection);

    private Task SignInAsync(string accessToken, string? refreshToken, int minutes, params string[] locations) => Store.Database.WriteAsync(
        async (context, token) =>
        {
            await Vault().StoreAsync(context, _person, new ProviderTokens(accessToken, refreshToken, _clock.Now.AddMinutes(minutes)), locations, token);
            await context.SaveChangesAsync(token);
        },
        Token);

    private async Task<string> ValueAsync(SubAccountTokens tokens) =>
        Assert.IsType<TokenAnswer.Usable>(await tokens.GetAsync(Here, _person, Token)).Token.Value;

    private async Task<string> ReasonAsync(SubAccountTokens tokens, string location) =>
        Assert.IsType<TokenAnswer.Missing>(await tokens.GetAsync(location, _person, Token)).Reason;

    private sealed class FakeRefresher(TestClock clock) : ITokenRefresher
    {
        public List<string> Used { get; } = [];

        public RefreshOutcome? Answer { get; set; }

        public TaskCompletionSource? Gate { get; set; }

        public TaskCompletionSource Asked { get; } = new();

        public Func<Task>? Meanwhile { get; set; }

        public async Task<RefreshOutcome> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
        {
            Used.Add(refreshToken);
            Asked.TrySetResult();
            await (Gate?.Task ?? Task.CompletedTask);
            await (Meanwhile?.Invoke() ?? Task.CompletedTask);
            return Answer ?? new RefreshOutcome.Refreshed(new ProviderTokens($"renewed-{Used.Count}", $"refresh-{Used.Count}", clock.Now.AddHours(1)));
        }
    }
}
