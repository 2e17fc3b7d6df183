using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;

namespace Portal.Tests.SubAccounts;

/// <summary>The tokens of one person who signs in to two sub-accounts, in a real database.</summary>
internal sealed class TokensFixture : IAsyncDisposable
{
    public const string Here = "here";
    public const string There = "there";

    private readonly EphemeralDataProtectionProvider _protection = new();
    private readonly TestDatabase _store;

    private TokensFixture(TestDatabase store) => (_store, Refresher) = (store, new FakeRefresher(Clock));

    public TestClock Clock { get; } = new();

    public FakeRefresher Refresher { get; }

    public Guid Person { get; } = Guid.CreateVersion7();

    public SubAccountsOptions SubAccounts { get; } = new() { [Here] = new() { Name = "Here" }, [There] = new() { Name = "There" } };

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    private SignInTokenVault Vault => new(_store.Database, _protection);

    public static async Task<TokensFixture> CreateAsync() => new(await TestDatabase.CreateAsync());

    /// <summary>As one host has them; each host keeps for a moment what it has read.</summary>
    public SubAccountTokens Tokens() =>
        new(Vault, new RecentTokens(Clock), Refresher, new KnownSubAccounts(Options.Create(SubAccounts)), Clock, NullLogger<SubAccountTokens>.Instance);

    public Task SignInAsync(string accessToken, string? refreshToken, int minutes, params string[] locations) => _store.Database.WriteAsync(
        async (context, token) =>
        {
            await Vault.StoreAsync(context, Person, new ProviderTokens(accessToken, refreshToken, Clock.Now.AddMinutes(minutes)), locations, token);
            await context.SaveChangesAsync(token);
        },
        Token);

    public async Task<string> ValueAsync(SubAccountTokens tokens) =>
        Assert.IsType<TokenAnswer.Usable>(await tokens.GetAsync(Here, Person, Token)).Token.Value;

    public async Task<string> ReasonAsync(SubAccountTokens tokens, string location) =>
        Assert.IsType<TokenAnswer.Missing>(await tokens.GetAsync(location, Person, Token)).Reason;

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
