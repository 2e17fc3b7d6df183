using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.Services.Storage;

/// <summary>While something is known to be wrong with the storage, asks whether it is over, so that its end and the next fault are in the log although nobody else asks.</summary>
internal sealed partial class StorageReturn(StorageProbe probe, StorageHealth health, TimeProvider clock, ILogger<StorageReturn> logger) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (health.Fault is { } fault && fault != StorageFault.Damaged)
            {
                await LookAsync(stoppingToken);
            }
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            await probe.LookAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception); // StorageProbe answers with a fault and does not fail by one
        }
    }

    [LoggerMessage(LogLevel.Error, "Looking whether data can be stored again failed; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
