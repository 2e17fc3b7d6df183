using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Services.Messages;

namespace Portal.Services.Delivery;

/// <summary>Claims what is due whenever a place is free, and sends it; a slow message holds up nobody but its own contact.</summary>
internal sealed partial class DeliveryWorker(
    DeliveryClaims claims, MessageDelivery delivery, DueSignal due, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<DeliveryWorker> logger)
    : BackgroundService
{
    // The signal and the next due time wake the worker; this is the net below them.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _places = new(options.Value.InFlight);

    public override void Dispose()
    {
        _places.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await RoundAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await FinishUnderWayAsync();
        }
    }

    private async Task RoundAsync(CancellationToken stoppingToken)
    {
        var places = await TakePlacesAsync(stoppingToken);
        var started = 0;
        try
        {
            var claimed = await claims.TakeAsync(places, stoppingToken);
            foreach (var message in claimed)
            {
                started++;
                _ = SendAndFreePlaceAsync(message);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogRoundFailed(exception); // one bad round must not end delivery for the life of the host
            await Task.Delay(AfterFailure, clock, stoppingToken);
        }
        finally
        {
            Free(places - started);
        }

        if (started == 0)
        {
            await SleepAsync(stoppingToken);
        }
    }

    private async Task<int> TakePlacesAsync(CancellationToken stoppingToken)
    {
        await _places.WaitAsync(stoppingToken);
        var places = 1;
        while (_places.Wait(0, CancellationToken.None))
        {
            places++;
        }

        return places;
    }

    private async Task SendAndFreePlaceAsync(Message message)
    {
        await Task.Yield();
        await delivery.DeliverAsync(message);
        Free(1);
        due.Raise(); // another message to the same contact may have waited for this one
    }

    private void Free(int places)
    {
        if (places > 0)
        {
            _places.Release(places);
        }
    }

    private async Task SleepAsync(CancellationToken stoppingToken)
    {
        var next = await claims.NextDueAsync(stoppingToken) - clock.GetUtcNow().UtcDateTime;
        var sleep = next is { } time && time < LongestSleep ? time : LongestSleep;
        await due.WaitAsync(sleep > TimeSpan.Zero ? sleep : AfterFailure, clock, stoppingToken);
    }

    // Whoever stops the host waits for this, as long as its shutdown time-out allows.
    private async Task FinishUnderWayAsync()
    {
        for (var i = 0; i < options.Value.InFlight; i++)
        {
            await _places.WaitAsync();
        }
    }

    [LoggerMessage(LogLevel.Error, "A round of delivery failed; the next one runs as planned.")]
    private partial void LogRoundFailed(Exception exception);
}
