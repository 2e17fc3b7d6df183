using Microsoft.Extensions.Hosting;

namespace Portal.Services.Delivery;

/// <summary>Follows what was sent for as long as the portal runs.</summary>
internal sealed class FollowWorker(FollowLoop loop) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => loop.RunAsync(stoppingToken);
}
