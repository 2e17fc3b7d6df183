using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math.EC.Rfc8032;
using Org.BouncyCastle.X509;
using Portal.Services.Audit;
using Portal.Services.Connections;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;
using Portal.Services.Webhooks;
using Portal.Tests.SignIn;
using Portal.Tests.SubAccounts;
using Portal.Tests.Support;

namespace Portal.Tests.Webhooks;

/// <summary>HighLevel with a key of the test's, and a portal's end of the webhooks on a real database.</summary>
internal sealed class WebhooksFixture : IAsyncDisposable
{
    public const string AppId = "6926a0b1c2d3e4f5a6b7c8d9";

    private readonly Ed25519PrivateKeyParameters _key = new(RandomNumberGenerator.GetBytes(32));
    private readonly EphemeralDataProtectionProvider _protection = new();
    private readonly TestDatabase _store;
    private Host _host;

    private WebhooksFixture(TestDatabase store)
    {
        _store = store;
        News.Told += Told.Add;
        _host = Start();
    }

    public TestClock Clock { get; } = new();

    public LinesOfLog Log { get; } = new();

    public ServiceNews News { get; } = new();

    public FakeMarketplace Marketplace { get; } = new();

    public List<ServiceNewsItem> Told { get; } = [];

    public WebhookDoor Door => _host.Door;

    public WebhookWorker Worker => _host.Worker;

    public WebhookCounts Counts => _host.Counts;

    public ConnectionVault Vault => new(_store.Database, _protection, Clock);

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public string PublicKey => Convert.ToBase64String(SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(_key.GeneratePublicKey()).GetDerEncoded());

    public static async Task<WebhooksFixture> CreateAsync() => new(await TestDatabase.CreateAsync());

    /// <summary>A portal that knows no more than what is stored.</summary>
    public void Restart() => _host = Start();

    /// <summary>As HighLevel makes it, of now; null takes a field away.</summary>
    public byte[] Body(string type, params (string Name, JsonNode? Value)[] fields)
    {
        var body = new JsonObject
        {
            ["type"] = type,
            ["locationId"] = Some.Location,
            ["appId"] = AppId,
            ["webhookId"] = Guid.CreateVersion7().ToString(),
            ["timestamp"] = At(TimeSpan.Zero),
        };
        foreach (var (name, value) in fields)
        {
            body[name] = value;
        }

        return JsonSerializer.SerializeToUtf8Bytes(body);
    }

    public string At(TimeSpan ago) => (Clock.Now - ago).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    public string Sign(byte[] body, Ed25519PrivateKeyParameters? by = null)
    {
        var signature = new byte[Ed25519.SignatureSize];
        (by ?? _key).Sign(Ed25519.Algorithm.Ed25519, null, body, 0, body.Length, signature, 0);
        return Convert.ToBase64String(signature);
    }

    public WebhookFate Take(byte[] body) => Door.Take(body, Sign(body));

    /// <summary>It comes, and has its effect.</summary>
    public async Task ComesAsync(byte[] body)
    {
        Assert.Equal(WebhookFate.Taken, Take(body));
        await Worker.RoundAsync(Stop);
    }

    public Task<int> ReceiptsAsync() => _store.Database.ReadAsync((context, token) => context.WebhookReceipts.CountAsync(token), Stop);

    /// <summary>A message that HighLevel took under this id, and that it is asked about later.</summary>
    public async Task<Guid> SentAsync(string serviceId, DateTime? checkAt, string location = Some.Location)
    {
        var message = Some.Message(Some.Staff(location: location));
        await _store.AddAsync(message);
        await _store.Database.WriteAsync(
            async (context, stop) =>
            {
                var stored = context.Messages.Single(m => m.Id == message.Id);
                (context.Entry(stored).Property(m => m.ServiceMessageId).CurrentValue, context.Entry(stored).Property(m => m.CheckAt).CurrentValue) = (serviceId, checkAt);
                await context.SaveChangesAsync(stop);
            },
            Stop);
        return message.Id;
    }

    public Task<DateTime?> CheckAtAsync(Guid messageId) => _store.Database.ReadAsync((context, token) => context.Messages.Where(m => m.Id == messageId).Select(m => m.CheckAt).SingleAsync(token), Stop);

    public Task<List<AuditEntry>> AuditAsync() => _store.Database.ReadAsync((context, token) => context.Audit.ToListAsync(token), Stop);

    public Task ConnectAsync(TokenSource source = TokenSource.MarketplaceApp, string? company = null) => _store.Database.WriteAsync(
        async (context, token) =>
        {
            var grant = new Grant("access", source is TokenSource.MarketplaceApp ? "refresh" : null, Clock.Now.AddDays(1), []);
            await Vault.StoreAsync(context, new NewConnection(Some.Location, source, grant, Guid.CreateVersion7(), "Ingrid") { RenewsThrough = company }, token);
            await context.SaveChangesAsync(token);
        },
        Stop);

    public async Task<KeptConnection> ConnectionAsync() => Assert.IsType<KeptConnection>(await Vault.FindAsync(Some.Location, Stop));

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private Host Start()
    {
        var subAccounts = Some.SubAccounts(subAccounts: new SubAccountsOptions { [Some.Location] = new SubAccountOptions { Name = "Harbour Dental" } });
        var app = Options.Create(new MarketplaceAppOptions { ClientId = $"{AppId}-abc", ClientSecret = "secret", WebhookKey = PublicKey });
        var (queue, counts) = (new WebhookQueue(), new WebhookCounts(Clock, new Logger<WebhookCounts>(new LoggerFactory([Log]))));
        var effects = new WebhookEffects(News, new EarlierChecks(_store.Database, Clock), _store.Database, Tokens(subAccounts, app), subAccounts, new AuditTrail(Clock), NullLogger<WebhookEffects>.Instance);
        return new Host(
            new WebhookDoor(new WebhookKey(app), queue, counts, subAccounts, app, Clock),
            new WebhookWorker(queue, new WebhookReceipts(_store.Database, counts, Clock), effects, Clock, NullLogger<WebhookWorker>.Instance),
            counts);
    }

    private ConnectionTokens Tokens(KnownSubAccounts subAccounts, IOptions<MarketplaceAppOptions> app)
    {
        var due = new DueSignal();
        var grants = new MarketplaceGrants(Marketplace, Options.Create(new HighLevelOptions()), app, Clock, NullLogger<MarketplaceGrants>.Instance);
        var renewal = new ConnectionRenewal(Vault, grants, new AccountAnswers(Clock), new Leases(_store.Database, Clock), due, Clock, NullLogger<ConnectionRenewal>.Instance);
        return new ConnectionTokens(Vault, renewal, subAccounts, due, News, Clock);
    }

    private sealed record Host(WebhookDoor Door, WebhookWorker Worker, WebhookCounts Counts);
}
