using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.Services.Delivery;

/// <summary>Looks after messages that have left: what became of them, and those whose worker died.</summary>
internal sealed partial class FollowWorker(StatusFollower follower, LostLeases leases, TimeProvider clock, ILogger<FollowWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await leases.EndAsync(stoppingToken);
                await follower.FollowAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogRoundFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "A look at what became of sent messages failed; the next one runs as planned.")]
    private partial void LogRoundFailed(Exception exception);
}
