using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Services.Delivery;

/// <summary>
/// Claims what is due as soon as its sub-account has a place and leave from the rate budget, and sends it. A slow message holds up
/// nobody but its own contact, and a slow sub-account none but itself.
/// </summary>
internal sealed partial class DeliveryLoop(
    IDeliveryStore store, Recovery recovery, MessageDelivery delivery, Places places, RateBudget budget, ServiceHealth health, DueAccounts dueAccounts, DueSignal due,
    IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<DeliveryLoop> logger)
{
    // The signal and the next due time wake the loop; this is the net below them.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly HashSet<Task> _underWay = [];

    /// <summary>Works until it is told to stop, then waits for the answers that are under way, for some of them in vain.</summary>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        using var giveUp = new CancellationTokenSource();
        try
        {
            while (true)
            {
                await RoundAsync(giveUp.Token, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await FinishAsync(giveUp);
        }
    }

    private async Task RoundAsync(CancellationToken giveUp, CancellationToken stoppingToken)
    {
        stoppingToken.ThrowIfCancellationRequested();
        try
        {
            await recovery.PutInOrderAsync(stoppingToken);
            var accounts = await dueAccounts.FindAsync(stoppingToken);
            if (await StartAsync(accounts, giveUp, stoppingToken) == 0)
            {
                await SleepAsync(accounts, stoppingToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (!StorageFault.Explains(exception))
            {
                LogRoundFailed(exception); // one bad round must not end delivery for the life of the host
            }

            await Task.Delay(AfterFailure, clock, stoppingToken);
        }
    }

    /// <summary>How many were begun.</summary>
    private async Task<int> StartAsync(IReadOnlyList<DueAccount> accounts, CancellationToken giveUp, CancellationToken stoppingToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var taken = places.Take([.. accounts.Where(a => a.At <= now).Select(a => a.LocationId)]).ToDictionary(t => t.LocationId, t => t.Permits);
        if (taken.Count == 0)
        {
            return 0;
        }

        try
        {
            var claimed = await store.ClaimAsync([.. taken.Select(t => new ClaimShare(t.Key, t.Value.Count))], stoppingToken);
            foreach (var message in claimed)
            {
                Start(message, taken[message.LocationId].Pop(), giveUp);
            }

            return claimed.Count;
        }
        finally
        {
            foreach (var (locationId, permit) in taken.SelectMany(t => t.Value.Select(permit => (t.Key, permit))))
            {
                permit.Return();
                places.Return(locationId);
            }
        }
    }

    private void Start(Message claimed, RatePermit permit, CancellationToken giveUp)
    {
        places.Begin(claimed);
        var sending = SendAsync(claimed, permit, giveUp);
        lock (_underWay)
        {
            _underWay.Add(sending);
        }

        _ = ForgetAsync(sending);
    }

    private async Task SendAsync(Message claimed, RatePermit permit, CancellationToken giveUp)
    {
        await Task.Yield();
        await places.MayStartAsync(claimed.LocationId);
        await delivery.DeliverAsync(claimed, permit, () => Answered(claimed.LocationId), giveUp);
        places.End(claimed);
        due.Raise(); // another message to the same contact may have waited for this one
    }

    private void Answered(string locationId)
    {
        places.Answered(locationId);
        due.Raise();
    }

    private async Task ForgetAsync(Task sending)
    {
        await sending;
        lock (_underWay)
        {
            _underWay.Remove(sending);
        }
    }

    private async Task SleepAsync(IReadOnlyList<DueAccount> accounts, CancellationToken stoppingToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var sleep = accounts.Select(a => a.At > now ? a.At - now : UntilMay(a.LocationId)).Append(LongestSleep).Min();
        await due.WaitAsync(sleep, clock, stoppingToken);
    }

    // Due, and yet nothing could be begun: the budget or the service's pause says when; else it waits for what is under way, which raises the signal.
    private TimeSpan UntilMay(string locationId) =>
        health.UntilMay(locationId) is { Ticks: > 0 } pause ? pause
        : budget.UntilFree(locationId, RatePurpose.Send) is { Ticks: > 0 } wait ? wait
        : AfterFailure;

    private async Task FinishAsync(CancellationTokenSource giveUp)
    {
        Task[] left;
        lock (_underWay)
        {
            left = [.. _underWay];
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.StopSeconds), clock);
        await using var end = patience.Token.Register(giveUp.Cancel);
        await Task.WhenAll(left);
    }

    [LoggerMessage(LogLevel.Error, "A round of delivery failed; the next one runs as planned.")]
    private partial void LogRoundFailed(Exception exception);
}
