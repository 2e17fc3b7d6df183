using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Services.HighLevel;
using Portal.Services.Messages;

namespace Portal.Services.Delivery;

/// <summary>Puts in order what a portal left behind that was killed, stopped for long, or only asleep.</summary>
internal sealed partial class Recovery(IDeliveryStore store, RateBudget budget, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<Recovery> logger)
{
    private const int AtOnce = 200;
    private const string Killed = "The portal stopped while this was being sent.";

    // The loop comes round every few seconds while it runs; that it does is written down as often as this.
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromMinutes(1);

    // Longer than an interval by far, in case the time of day was set while nothing ran.
    private static readonly TimeSpan WrongClock = TimeSpan.FromHours(2);

    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTime? _lastRound;
    private DateTime? _notedRound;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Returns once what a portal left behind was put in order for the first time.</summary>
    public Task BegunAsync(CancellationToken cancellationToken) => _begun.Task.WaitAsync(cancellationToken);

    public async Task LoseAsync(IReadOnlyList<Message> claimed, CancellationToken cancellationToken)
    {
        foreach (var some in claimed.Chunk(AtOnce))
        {
            await store.StepAsync(
                [.. some.Select(message => new DeliveryStep(message.Id, m => m.IsClaimedAs(message), m => m.Lose(Killed, detail: null, Now, ReadBackPlan.First(Now, options.Value))))],
                cancellationToken);
            LogLost(some.Length);
        }
    }

    /// <summary>Comes before every round: at the start, and after a standstill, there is something to do.</summary>
    public async Task PutInOrderAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        if (_lastRound is null)
        {
            await StartAsync(cancellationToken);
            _begun.TrySetResult();
        }

        var last = _lastRound ?? await store.LastRoundAsync(cancellationToken);
        if (IsStandstill(last, now) && !await store.Nodes.HaveOthersLookedAfterAsync(cancellationToken))
        {
            await HoldMissedAsync(now, cancellationToken);
        }

        _lastRound = Now;
        store.Nodes.LookAfter();
        await NoteAsync(cancellationToken);
    }

    // In less than the time in which nothing is late nothing can have been missed: what is later than that was waiting already, and goes on.
    private bool IsStandstill(DateTime? last, DateTime now) => last is not { } at || (now - at).Duration() > options.Value.Late;

    private async Task NoteAsync(CancellationToken cancellationToken)
    {
        if (_notedRound is not { } noted || (Now - noted).Duration() >= BetweenNotes)
        {
            await store.NoteRoundAsync(Now, cancellationToken);
            _notedRound = Now;
        }
    }

    /// <summary>
    /// Nobody knows how many requests a portal made shortly before it was killed, so where it was at work, the budget begins used up.
    /// Where no other portal works on the same messages, every claim that is found at the start is a dead one's.
    /// </summary>
    private async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var locationId in await store.BusySinceAsync(Now - WrongClock, cancellationToken))
        {
            budget.PresumeUsed(locationId);
        }

        var claimed = await store.ClaimedAsync(cancellationToken); // before asking who lives: who claims after that is no dead one
        if (!await store.Nodes.AreThereOthersAsync(cancellationToken))
        {
            await LoseAsync(claimed, cancellationToken);
        }
    }

    // A queue that is merely long is no standstill.
    private async Task HoldMissedAsync(DateTime now, CancellationToken cancellationToken)
    {
        while (await store.OverdueAsync(now - options.Value.Late, AtOnce, cancellationToken) is { Count: > 0 } overdue)
        {
            await store.StepAsync([.. overdue.Select(message => new DeliveryStep(message.Id, m => m.Version == message.Version, Miss))], cancellationToken);
        }
    }

    private MessageEvent Miss(Message message)
    {
        var late = Now - message.DueAt;
        var words = late.TotalHours >= 2 ? $"{(int)late.TotalHours} hours" : $"{(int)late.TotalMinutes} minutes";
        return message.Hold(HoldKind.Missed, $"Its time passed {words} ago, while the portal was not running.", Now);
    }

    [LoggerMessage(LogLevel.Warning, "{Count} messages were being sent when a portal stopped; the service is asked what became of them.")]
    private partial void LogLost(int count);
}
