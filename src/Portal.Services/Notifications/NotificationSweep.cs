using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Services.Notifications;

/// <summary>Removes notifications when their time is over.</summary>
internal sealed partial class NotificationSweep(Database database, TimeProvider time, ILogger<NotificationSweep> logger) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var first = TimedId.FirstAt(time.GetUtcNow().UtcDateTime - NotificationReading.Kept); // ids are given in the order of time
                await database.WriteAsync((context, token) => context.Notifications.Where(n => n.Id < first).ExecuteDeleteAsync(token), stoppingToken);
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

    [LoggerMessage(LogLevel.Error, "Removing old notifications failed; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
