using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Sandbox.Service.Control;
using Portal.Services.Connections;
using Portal.Services.Conversations;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Services.Webhooks;
using Portal.Tests.Conversations;
using Portal.Tests.Journeys;
using Portal.Tests.Support;

namespace Portal.Tests.Webhooks;

/// <summary>The service tells the running portal, over HTTP, as HighLevel would.</summary>
public sealed class WebhookEndToEndTests : IAsyncLifetime
{
    private const string Harbour = SandboxSubAccounts.HarbourDental;

    private static readonly HandMadeWebhook Ordinary = new("InboundMessage", Harbour);

    private RunningPortal? _portal;

    private RunningPortal Portal => _portal!;

    private WebhookControl Webhooks => Portal.Control().Webhooks;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private WebhookCounts Counts => Portal.Services.GetRequiredService<WebhookCounts>();

    public async ValueTask InitializeAsync()
    {
        var app = new SandboxOptions();
        _portal = await RunningPortal.StartAsync(new Dictionary<string, string?>
        {
            ["HighLevel:App:ClientId"] = app.ClientId,
            ["HighLevel:App:ClientSecret"] = app.ClientSecret,
            ["HighLevel:App:WebhookKey"] = "MCowBQYDK2VwAyEAd/Xnmz2uQ3wQoTU0jU2J71+Wz0ANaB1zWmTDVYcuvHA=", // docs/sandbox-service.md
        });
        Webhooks.Address = new Uri(Portal.Address, "webhooks/highlevel");
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    [Fact]
    public async Task What_a_contact_writes_is_on_the_open_pages_without_waiting_for_a_look()
    {
        var caller = await ConnectAsync();
        var (thread, list) = (new WatchingPage(), new WatchingPage());
        var watch = Portal.Services.GetRequiredService<ConversationWatch>();
        using var one = watch.Subscribe(caller, SandboxContacts.AnaRuiz, thread.ToldAsync);
        using var two = watch.Subscribe(caller, null, list.ToldAsync);
        Write("Are you open?");
        await Eventually.BeTrueAsync(() => thread.Told > 0 && list.Told > 0);
        await Task.Delay(TimeSpan.FromSeconds(8), Stop); // from here on the portal looks once a minute only, which is longer than this test waits
        var (toldBefore, listBefore) = (thread.Told, list.Told);

        Write("Hello?");

        await Eventually.BeTrueAsync(() => thread.Told > toldBefore && list.Told > listBefore);
    }

    [Fact]
    public async Task A_removed_app_is_known_at_once()
    {
        await ConnectAsync();

        Portal.Control().Marketplace.Uninstall(Harbour);

        var vault = Portal.Services.GetRequiredService<ConnectionVault>();
        await Eventually.BeTrueAsync(async () => (await vault.FindAsync(Harbour, Stop))?.State is ConnectionState.Uninstalled);
        Assert.Equal(1, await Portal.Services.GetRequiredService<Database>().ReadAsync((context, token) => context.Audit.CountAsync(e => e.Action == "uninstalled", token), Stop));
    }

    [Fact]
    public async Task Each_that_is_not_in_order_is_answered_as_it_deserves_and_has_no_effect()
    {
        HandMadeWebhook[] all =
        [
            Ordinary,
            Ordinary with { Signature = WebhookSignature.Forged },
            Ordinary with { Signature = WebhookSignature.Missing },
            Ordinary with { Signature = WebhookSignature.NotAvailable },
            Ordinary with { AgeSeconds = 400 },
            Ordinary with { AppId = "another-app" },
            Ordinary with { LocationId = SandboxSubAccounts.EastgateOptics },
            Ordinary with { PaddingBytes = 200_000 },
            Ordinary with { PaddingBytes = 300_000 },
        ];

        var answers = new List<int?>();
        foreach (var one in all)
        {
            answers.Add(await Webhooks.SendAsync(one, Stop));
        }

        Assert.Equal([200, 401, 401, 401, 200, 200, 200, 200, 413], answers);
        Assert.Equal((2, 3, 1, 2, 1), (Counts.Of(WebhookFate.Taken), Counts.Of(WebhookFate.NotSigned), Counts.Of(WebhookFate.Late), Counts.Of(WebhookFate.Foreign), Counts.Of(WebhookFate.TooLarge)));
    }

    [Fact]
    public async Task One_that_is_replayed_is_answered_and_has_no_effect()
    {
        await ConnectAsync();
        Write("Are you open?");
        await Eventually.BeTrueAsync(() => Webhooks.Deliveries.Any(d => d is { Type: "InboundMessage", Arrived: true }));
        var id = Webhooks.Deliveries.First(d => d.Type == "InboundMessage").WebhookId;

        Assert.Equal(200, await Webhooks.ReplayAsync(id, Stop));

        await Eventually.BeTrueAsync(() => Counts.Of(WebhookFate.Repeated) == 1);
    }

    [Fact]
    public async Task A_body_without_an_end_is_not_read_on()
    {
        using var http = Portal.CreateHttpClient();
        var body = new Endless();
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks/highlevel") { Content = new StreamContent(body) };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-GHL-Signature", Convert.ToBase64String(new byte[64]));

        await Record.ExceptionAsync(() => http.SendAsync(request, Stop)); // the connection ends, perhaps before the answer is read

        Assert.Equal(1, Counts.Of(WebhookFate.TooLarge));
        Assert.InRange(body.Read(), WebhookDoor.LargestBody, 20_000_000); // some of it is on the way
    }

    [Fact]
    public async Task The_older_signature_is_none_and_the_answer_says_nothing()
    {
        using var http = Portal.CreateHttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks/highlevel") { Content = new StringContent("{}") };
        request.Headers.Add("X-WH-Signature", Convert.ToBase64String(new byte[512]));

        using var answer = await http.SendAsync(request, Stop);

        Assert.Equal((HttpStatusCode.Unauthorized, string.Empty), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop)));
    }

    private async Task<Caller> ConnectAsync()
    {
        var code = Portal.Control().Marketplace.Install(Harbour);
        var admin = new Caller(Guid.CreateVersion7(), "Ingrid", Harbour, Role.Admin);
        Assert.IsType<ConnectOutcome.Connected>(await Portal.Services.GetRequiredService<ConnectionMaker>().ConnectAsync(admin, code!, new Uri(Portal.Address, "settings/connected"), Stop));
        return admin;
    }

    private void Write(string text) => Assert.NotNull(Portal.Control().Receive(new Inbound(SandboxContacts.AnaRuiz, "SMS", text)));

    private sealed class Endless : Stream
    {
        private long _read;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public long Read() => Interlocked.Read(ref _read);

        public override int Read(byte[] buffer, int offset, int count)
        {
            Interlocked.Add(ref _read, count);
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
