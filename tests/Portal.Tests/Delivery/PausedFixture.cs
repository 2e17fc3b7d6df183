using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Delivery;
using Portal.Services.Drafts;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Tests.SubAccounts;
using Portal.Tests.Support;
using static Portal.Tests.SubAccounts.TokensFixture;

namespace Portal.Tests.Delivery;

/// <summary>Two portals that deliver for one connected sub-account, with the connection's real tokens.</summary>
internal sealed class PausedFixture : IAsyncDisposable
{
    private readonly MessageLedger _ledger;

    private PausedFixture(TokensFixture connected)
    {
        Connected = connected;
        _ledger = new(connected.Database, Changes, new DraftChanges(), new DueSignal(), connected.Known, new ApprovalRule(connected.Known), Options.Create(new UndoOptions { Seconds = 0, Channels = [] }), new(new(connected.Known, connected.Clock), connected.Known), connected.Clock);
        (Portal, Other) = (NewPortal(), NewPortal());
    }

    public TokensFixture Connected { get; }

    public TestClock Clock => Connected.Clock;

    public FakeHighLevel Service { get; } = new()
    {
        Contact = id => new ServiceAnswer<ServiceContact>.Found(new ServiceContact { Id = id, LocationId = Here, Name = "Ana Ruiz", Phone = "+13125550100" }),
    };

    public MessageChanges Changes { get; } = new();

    public DeliveryParts Portal { get; }

    public DeliveryParts Other { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The token of the connection has ended, and HighLevel has paused the sub-account.</summary>
    public static async Task<PausedFixture> CreateAsync()
    {
        var paused = new PausedFixture(await TokensFixture.CreateAsync());
        await paused.Connected.ConnectAsync("first", "refresh");
        paused.Clock.Advance(TimeSpan.FromHours(25));
        paused.Connected.Marketplace.Refusal = (HttpStatusCode.BadRequest, "Location is not active");
        return paused;
    }

    /// <summary>HighLevel makes the sub-account active again; nobody has told the portal.</summary>
    public void Resume() => Connected.Marketplace.Refusal = null;

    public async Task<Guid> WriteAsync(string contactId, SendPlan? plan = null) =>
        Assert.IsType<SendResult.Stored>(await _ledger.SendAsync(Some.Staff(location: Here), Some.Command(contactId) with { Plan = plan }, Token)).MessageId;

    /// <summary>What was claimed.</summary>
    public async Task<IReadOnlyList<Message>> DeliverDueAsync(DeliveryParts portal)
    {
        var claimed = await portal.ClaimAsync(Clock, Token);
        foreach (var (message, permit) in claimed)
        {
            portal.Places.Begin(message);
            await portal.Places.MayStartAsync(message.LocationId);
            await portal.Delivery.DeliverAsync(message, permit, () => portal.Places.Answered(message.LocationId), CancellationToken.None);
            portal.Places.End(message);
        }

        return [.. claimed.Select(one => one.Message)];
    }

    /// <summary>What the portal does each minute without being asked.</summary>
    public async Task RenewDueAsync()
    {
        foreach (var locationId in await Connected.Connections.DueForRenewalAsync(Token))
        {
            await Connected.Renewal().RenewAsync(locationId, isForUse: false, Token);
        }
    }

    public Task<Message> ReadAsync(Guid id) =>
        Connected.Database.ReadAsync((context, token) => context.Messages.SingleAsync(m => m.Id == id, token), Token);

    public Task<List<MessageEvent>> LifeAsync(Guid id) =>
        Connected.Database.ReadAsync((context, token) => context.MessageEvents.Where(e => e.MessageId == id).OrderBy(e => e.Number).ToListAsync(token), Token);

    public ValueTask DisposeAsync() => Connected.DisposeAsync();

    public DeliveryParts NewPortal() => new(
        new SqlDeliveryStore(Connected.Database, new DeliveryClaims(Connected.Database, Clock), Changes, Clock), Service, Connected.Tokens(), Clock, subAccounts: Connected.Known);
}
