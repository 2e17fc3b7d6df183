using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Storage;

namespace Portal.Services.Connections;

/// <summary>Renews connections when half of their life is over, so that one renewal that is lost, or a night without HighLevel, stops nobody.</summary>
internal sealed partial class ConnectionKeeper(ConnectionVault vault, ConnectionRenewal renewal, TimeProvider clock, ILogger<ConnectionKeeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        do
        {
            await RenewDueAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task RenewDueAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var locationId in await vault.DueForRenewalAsync(cancellationToken))
            {
                await renewal.RenewAsync(locationId, isForUse: false, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (!StorageFault.Explains(exception))
            {
                LogFailed(exception.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Connections could not be renewed just now: {Problem}.")]
    private partial void LogFailed(string problem);
}
