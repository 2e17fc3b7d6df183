using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Services.Approvals;
using Portal.Services.Audit;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Delivery;
using Portal.Tests.Support;

namespace Portal.Tests.Approvals;

/// <summary>A portal in whose sub-account what staff write is approved, unless the test says otherwise.</summary>
internal sealed class ApprovalFixture : IAsyncDisposable
{
    private ApprovalFixture(DeliveryFixture portal)
    {
        Portal = portal;
        Set(new ApprovalSettings { Roles = ["Staff"] });
    }

    public DeliveryFixture Portal { get; }

    public Caller Maya => Portal.Maya;

    public Caller Mina { get; } = Some.Manager();

    public Caller Ben { get; } = new(Guid.CreateVersion7(), "Ben", Some.Location, Role.DraftOnly);

    public ApprovalService Approvals => new(Portal.Database, Portal.Changes, new DueSignal(), Portal.SubAccounts, Options.Create(Portal.Undo), new AuditTrail(Portal.Clock), Portal.Clock);

    public WaitingApprovals Waiting => new(Portal.Database, new ApprovalRule(Portal.SubAccounts));

    public MessageActions Actions => Portal.Actions();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private MessageLedger Ledger =>
        new(Portal.Database, Portal.Changes, new DraftChanges(), new DueSignal(), Portal.SubAccounts, new ApprovalRule(Portal.SubAccounts), Options.Create(Portal.Undo), Portal.Responses, Portal.Clock);

    public static async Task<ApprovalFixture> CreateAsync() => new(await DeliveryFixture.CreateAsync());

    public void Set(ApprovalSettings approval) => Portal.Rules[Some.Location] = Some.Rules with { ServiceMayHold = true, Approval = approval };

    /// <summary>By Maya, unless the test says by whom.</summary>
    public async Task<Message> WriteAsync(SendCommand? command = null, Caller? author = null) =>
        await Portal.ReadAsync(Assert.IsType<SendResult.Stored>(await Ledger.SendAsync(author ?? Maya, command ?? Some.Command(), Token)).MessageId);

    public Task<SendResult> TryWriteAsync(SendCommand command) => Ledger.SendAsync(Maya, command, Token);

    public async Task<Message> ApproveAsync(Message message, Caller? who = null)
    {
        var done = Assert.IsType<ApprovalResult.Done>(await Approvals.ApproveAsync(who ?? Mina, SeenMessage.Of(message), Token));
        return await Portal.ReadAsync(done.MessageId);
    }

    public async Task NothingIsSentAsync()
    {
        Portal.Clock.Advance(TimeSpan.FromSeconds(30));
        await Portal.DeliverDueAsync();
        Assert.Empty(Portal.Service.Sent);
    }

    public Task SweepAsync() => new ApprovalSweep(Portal.Database, Portal.Changes, Portal.SubAccounts, Portal.Clock, NullLogger<ApprovalSweep>.Instance).SweepAsync(Token);

    public SendPlan Plan(int hours, bool heldByService = false)
    {
        var at = Portal.Clock.Now.AddHours(hours);
        return new SendPlan(at, at.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture), "UTC", OnlyIfUnanswered: false, heldByService);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
