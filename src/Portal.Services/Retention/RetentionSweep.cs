using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Storage;

namespace Portal.Services.Retention;

/// <summary>Once at the start, for what a portal before this one did not end, and then every hour.</summary>
internal sealed partial class RetentionSweep(RetentionWork work, TimeProvider time, ILogger<RetentionSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await work.RunAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                if (!StorageFault.Explains(exception))
                {
                    LogFailed(exception);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "Removing the words of old messages failed; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
