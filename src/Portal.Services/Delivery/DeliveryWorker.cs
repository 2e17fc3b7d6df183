using Microsoft.Extensions.Hosting;

namespace Portal.Services.Delivery;

/// <summary>Runs the delivery for as long as the portal runs.</summary>
internal sealed class DeliveryWorker(DeliveryLoop loop) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => loop.RunAsync(stoppingToken);
}
