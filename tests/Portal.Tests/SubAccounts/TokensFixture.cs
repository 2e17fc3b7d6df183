using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Services.Connections;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.Storage;
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

    private TokensFixture(TestDatabase store) => (_store, Refresher, Answers) = (store, new FakeRefresher(Clock), new AccountAnswers(Clock));

    public TestClock Clock { get; } = new();

    public FakeRefresher Refresher { get; }

    /// <summary>What HighLevel said to each token, as every host has seen it.</summary>
    public AccountAnswers Answers { get; }

    public Guid Person { get; } = Guid.CreateVersion7();

    public SubAccountsOptions SubAccounts { get; } = new() { [Here] = new() { Name = "Here" }, [There] = new() { Name = "There" } };

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>HighLevel's token endpoints, for connected sub-accounts.</summary>
    public FakeMarketplace Marketplace { get; } = new();

    /// <summary>What wakes the delivery.</summary>
    public DueSignal Due { get; } = new();

    /// <summary>What wakes open pages, of every host.</summary>
    public ServiceNews News { get; } = new();

    public bool AcceptsSignInTokens { get; set; } = true;

    private SignInTokenVault Vault => new(_store.Database, _protection, Clock);

    private IOptions<HighLevelOptions> Service => Options.Create(new HighLevelOptions { AcceptsSignInTokens = AcceptsSignInTokens });

    public KnownSubAccounts Known => Some.SubAccounts(subAccounts: SubAccounts);

    public ConnectionVault Connections => new(_store.Database, _protection, Clock);

    public Database Database => _store.Database;

    public static async Task<TokensFixture> CreateAsync() => new(await TestDatabase.CreateAsync());

    /// <summary>As one host has them; each host keeps for a moment what it has read.</summary>
    internal SubAccountTokens Tokens() => new(
        ConnectionTokens(),
        new SignInTokens(Vault, new RecentTokens(Clock), Refresher, Known, new Leases(_store.Database, Clock), Clock, NullLogger<SignInTokens>.Instance),
        Known,
        Service);

    public ConnectionTokens ConnectionTokens() => new(Connections, Renewal(), Known, Due, News, Clock);

    /// <summary>As one host has it.</summary>
    public ConnectionRenewal Renewal() => new(
        Connections,
        new MarketplaceGrants(Marketplace, Service, Options.Create(new MarketplaceAppOptions { ClientId = "client", ClientSecret = "secret" }), Clock, NullLogger<MarketplaceGrants>.Instance),
        Answers, new Leases(_store.Database, Clock), Due, Clock, NullLogger<ConnectionRenewal>.Instance);

    /// <summary>As an administrator does, with tokens that last a day.</summary>
    public Task ConnectAsync(string accessToken, string? refreshToken, string? company = null) => _store.Database.WriteAsync(
        async (context, token) =>
        {
            var grant = new Grant(accessToken, refreshToken, refreshToken is null ? DateTime.MaxValue : Clock.Now.AddHours(24), []);
            var source = refreshToken is null ? TokenSource.PrivateIntegration : TokenSource.MarketplaceApp;
            await Connections.StoreAsync(context, new NewConnection(Here, source, grant, Person, "Ingrid") { RenewsThrough = company }, token);
            await context.SaveChangesAsync(token);
        },
        Token);

    public Task DisconnectAsync() => _store.Database.WriteAsync(
        async (context, token) =>
        {
            context.RemoveRange(context.Connections);
            await context.SaveChangesAsync(token);
        },
        Token);

    public async Task<KeptConnection> KeptAsync() => Assert.IsType<KeptConnection>(await Connections.FindAsync(Here, Token));

    public Task SignInAsync(string accessToken, string? refreshToken, int minutes, params string[] locations) => _store.Database.WriteAsync(
        async (context, token) =>
        {
            await Vault.StoreAsync(context, Person, new ProviderTokens(accessToken, refreshToken, Clock.Now.AddMinutes(minutes)), locations, token);
            await context.SaveChangesAsync(token);
        },
        Token);

    internal async Task<string> ValueAsync(SubAccountTokens tokens) =>
        Assert.IsType<TokenAnswer.Usable>(await tokens.GetAsync(Here, Person, Token)).Token.Value;

    internal async Task<string> ReasonAsync(SubAccountTokens tokens, string location) =>
        Assert.IsType<TokenAnswer.Missing>(await tokens.GetAsync(location, Person, Token)).Reason;

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
