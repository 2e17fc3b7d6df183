using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.Services.Webhooks;

/// <summary>Lets what was taken have its effect, for as long as the portal runs.</summary>
internal sealed partial class WebhookWorker(WebhookQueue queue, WebhookReceipts receipts, WebhookEffects effects, TimeProvider clock, ILogger<WebhookWorker> logger) : BackgroundService
{
    private readonly OnceAMinute _saying = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await RoundAsync(stoppingToken);
        }
    }

    /// <summary>Applies what has come together, or what comes next.</summary>
    internal async Task RoundAsync(CancellationToken stoppingToken)
    {
        var webhooks = await queue.TakeAsync(stoppingToken);
        try
        {
            await effects.ApplyAsync(await receipts.TakeNewAsync(webhooks, stoppingToken), stoppingToken);
            await receipts.SweepAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // What they told is read all the same, and soon: pages look as often as ever when nothing is told.
            if (_saying.IsTime())
            {
                LogFailed(exception.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Webhooks could not have their effect: {Problem}. What they told is found by looking.")]
    private partial void LogFailed(string problem);
}
