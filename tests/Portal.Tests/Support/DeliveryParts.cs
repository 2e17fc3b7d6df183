using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Services.Contacts;
using Portal.Services.Delivery;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.Responses;
using Portal.Services.SubAccounts;

namespace Portal.Tests.Support;

/// <summary>The portal's whole delivery, put together by hand over whatever store, service and clock a test has.</summary>
internal sealed class DeliveryParts
{
    public DeliveryParts(IDeliveryStore store, IHighLevel service, ISubAccountTokens tokens, TimeProvider clock, DeliveryOptions? delivery = null, HighLevelOptions? limit = null, int seed = 1, DueSignal? due = null, RateLimits? limits = null, KnownSubAccounts? subAccounts = null)
    {
        var random = new Random(seed);
        var options = Options.Create(delivery ?? new DeliveryOptions());
        (Store, Due) = (store, due ?? new DueSignal());
        Budget = new RateBudget(Options.Create(limit ?? new HighLevelOptions()), limits ?? new RateLimits(clock), clock);
        Health = new ServiceHealth(random, clock);
        Pauses = new SendingPauses(Health, Budget, clock, NullLogger<SendingPauses>.Instance);
        Accounts = new DueAccounts(store, tokens, Pauses);
        Places = new Places(Budget, Health, options, clock);
        var reading = new BudgetedReads(service, Budget, RatePurpose.Check);
        var reads = new ContactReads(reading, new ServiceReads(tokens));
        var known = subAccounts ?? Some.SubAccounts();
        Waits = new SeenWaits(known, clock);
        var lastLook = new LastLook(reads, known, Waits, clock);
        var sender = new MessageSender(reading, tokens, lastLook, new LaterAnswers(store, new ResponseClock(Waits, known), clock), Health, Budget, known, clock);
        var endings = new Endings(store, new AttemptSteps(new RetryDelay(random), options, known, clock), clock, NullLogger<Endings>.Instance);
        Delivery = new MessageDelivery(sender, endings, NullLogger<MessageDelivery>.Instance);
        Recovery = new Recovery(store, Budget, options, clock, NullLogger<Recovery>.Instance);
        Leases = new LostLeases(store, Recovery, Places, options, clock);
        Loop = new DeliveryLoop(store, Recovery, Delivery, Places, Budget, Health, Accounts, Due, options, clock, NullLogger<DeliveryLoop>.Instance);
        Follow = new FollowLoop(store, new StatusFollower(store, new BudgetedReads(service, Budget, RatePurpose.Follow), tokens, options, known, clock), new ReadBack(store, reads, options, clock), Recovery, Leases, options, clock, NullLogger<FollowLoop>.Instance);
    }

    public IDeliveryStore Store { get; }

    public DueSignal Due { get; }

    public RateBudget Budget { get; }

    public ServiceHealth Health { get; }

    /// <summary>Which contacts wait, as the portal has seen.</summary>
    public SeenWaits Waits { get; }

    public SendingPauses Pauses { get; }

    public DueAccounts Accounts { get; }

    public Places Places { get; }

    public MessageDelivery Delivery { get; }

    public Recovery Recovery { get; }

    public LostLeases Leases { get; }

    public DeliveryLoop Loop { get; }

    public FollowLoop Follow { get; }

    /// <summary>What a round of the loop claims.</summary>
    public async Task<IReadOnlyList<(Message Message, RatePermit Permit)>> ClaimAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        var due = await Accounts.FindAsync(cancellationToken);
        var taken = Places.Take([.. due.Where(a => a.At <= clock.GetUtcNow().UtcDateTime).Select(a => a.LocationId)]).ToDictionary(t => t.LocationId, t => t.Permits);
        var claimed = await Store.ClaimAsync([.. taken.Select(t => new ClaimShare(t.Key, t.Value.Count))], cancellationToken);
        (Message, RatePermit)[] begun = [.. claimed.Select(message => (message, taken[message.LocationId].Pop()))];
        foreach (var (locationId, permit) in taken.SelectMany(t => t.Value.Select(p => (t.Key, p))))
        {
            permit.Return();
            Places.Return(locationId);
        }

        return begun;
    }
}
