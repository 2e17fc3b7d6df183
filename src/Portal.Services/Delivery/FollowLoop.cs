using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Services.Delivery;

/// <summary>Looks after messages that have left: what became of them, those of unknown outcome, and those whose worker died.</summary>
internal sealed partial class FollowLoop(
    IDeliveryStore store, StatusFollower follower, ReadBack readBack, Recovery recovery, LostLeases leases, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<FollowLoop> logger)
{
    private const int MostOfOne = 4;
    private const int Most = 40;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly Dictionary<Task, string> _underWay = [];

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            await recovery.BegunAsync(stoppingToken); // which knows of what budget a killed portal has left
            while (true)
            {
                await Task.Delay(await RoundAsync(stoppingToken), clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(_underWay.Keys);
        }
    }

    /// <summary>Begins a look at each message whose time for it has come; how long until the next round.</summary>
    internal async Task<TimeSpan> RoundAsync(CancellationToken stoppingToken)
    {
        try
        {
            await leases.EndAsync(stoppingToken);
            var now = clock.GetUtcNow().UtcDateTime;
            if (await store.NextCheckAsync(stoppingToken) is not { } next || next - now > Longest)
            {
                return Longest;
            }

            if (next > now)
            {
                return next - now > Shortest ? next - now : Shortest;
            }

            await LookAsync(stoppingToken);
            return Shortest;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (!StorageFault.Explains(exception))
            {
                LogRoundFailed(exception);
            }

            return Longest;
        }
    }

    /// <summary>Returns when every look that has begun is over.</summary>
    internal Task QuietAsync() => Task.WhenAll(_underWay.Keys);

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        foreach (var done in _underWay.Keys.Where(task => task.IsCompleted).ToList())
        {
            _underWay.Remove(done);
        }

        var busy = _underWay.Values.GroupBy(id => id).Where(account => account.Count() >= MostOfOne).Select(account => account.Key).ToList();
        // Nobody else looks at it for as long as a claim holds, which is longer than the answers take.
        var messages = await store.TakeChecksAsync(new CheckShare(Most - _underWay.Count, MostOfOne, busy), clock.GetUtcNow().UtcDateTime + options.Value.Lease, stoppingToken);
        foreach (var message in messages)
        {
            _underWay.Add(LookAsync(message, stoppingToken), message.LocationId);
        }
    }

    private async Task LookAsync(Message message, CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await (message.State is MessageState.Unknown ? readBack.LookAsync(message, stoppingToken) : follower.LookAsync(message, stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Its next look comes when its claim has run out.
        }
        catch (Exception exception)
        {
            if (!StorageFault.Explains(exception))
            {
                LogLookFailed(exception, message.Id);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A look at what became of sent messages failed; the next one runs as planned.")]
    private partial void LogRoundFailed(Exception exception);

    [LoggerMessage(LogLevel.Error, "What became of message {MessageId} could not be found out this time.")]
    private partial void LogLookFailed(Exception exception, Guid messageId);
}
