using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Storage;

namespace Portal.Services.People;

/// <summary>Looks four times a minute for sessions that have ended, so that their circuits end within a minute.</summary>
internal sealed partial class SessionSweep(Sessions sessions, TimeProvider time, ILogger<SessionSweep> logger) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await sessions.SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                if (!StorageFault.Explains(exception))
                {
                    LogFailed(exception);
                }
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Looking for ended sessions failed; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
