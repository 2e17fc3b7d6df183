using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Storage;

namespace Portal.Services.Drafts;

/// <summary>Removes earlier texts when their time is over.</summary>
internal sealed partial class DraftSweep(Database database, TimeProvider time, ILogger<DraftSweep> logger) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await database.WriteAsync((context, token) => DraftRevisions.SweepAsync(context, time.GetUtcNow().UtcDateTime, token), stoppingToken);
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

    [LoggerMessage(LogLevel.Error, "Removing old texts of drafts failed; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
