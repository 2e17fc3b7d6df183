using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Storage;

namespace Portal.Services.Exports;

/// <summary>Writes one file after the other.</summary>
internal sealed partial class ExportWorker(ExportWork work, ExportSweep sweep, ExportSignals signals, Database database, TimeProvider clock, ILogger<ExportWorker> logger) : BackgroundService
{
    private static readonly TimeSpan LooksAgain = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Sweeps = TimeSpan.FromMinutes(5);

    private DateTimeOffset _sweepsAt;
    private bool _hasBegun;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await RoundAsync(stoppingToken);
            await signals.WaitAsync(LooksAgain, clock, stoppingToken);
        }
    }

    private async Task RoundAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (!_hasBegun && !database.IsShared)
            {
                await work.TakeOverAsync(stoppingToken);
            }

            _hasBegun = true;
            while (await work.RunNextAsync(stoppingToken))
            {
                stoppingToken.ThrowIfCancellationRequested();
            }

            if (clock.GetUtcNow() >= _sweepsAt)
            {
                await sweep.RunAsync(stoppingToken);
                _sweepsAt = clock.GetUtcNow() + Sweeps;
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (!StorageFault.Explains(exception))
            {
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Writing an export failed; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
