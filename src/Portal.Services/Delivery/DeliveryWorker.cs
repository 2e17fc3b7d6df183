using Microsoft.Extensions.Hosting;

namespace Portal.Services.Delivery;

/// <summary>Runs the delivery for as long as the portal runs.</summary>
internal sealed class DeliveryWorker(Recovery recovery, DeliveryLoop loop) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await recovery.StartAsync(stoppingToken);
        await loop.RunAsync(stoppingToken);
    }
}
