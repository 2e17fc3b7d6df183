using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Portal.Sandbox.Service.Webhooks;

/// <summary>
/// Webhooks on their way to the portal. Whoever puts one in never waits. One that is not answered 2xx is sent again, each time after twice as long, and
/// given up in the end.
/// </summary>
internal sealed class WebhookOutbox(WebhookPost post, IOptions<SandboxOptions> options, TimeProvider clock) : BackgroundService
{
    private const int MostWaiting = 10_000;
    private const int MostRemembered = 1_000;
    private const int MostAtOnce = 8;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Channel<Webhook> _coming = Channel.CreateUnbounded<Webhook>();
    private readonly LinkedList<(Webhook Webhook, WebhookDelivery Delivery)> _log = [];
    private readonly SemaphoreSlim _atOnce = new(MostAtOnce);
    private int _waiting;
    private int _dropped;

    /// <summary>Those that have neither arrived nor been given up.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Those that were never sent because too many were waiting.</summary>
    public int Dropped => Volatile.Read(ref _dropped);

    /// <summary>The newest ones, oldest first.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries
    {
        get
        {
            lock (_gate)
            {
                return [.. _log.Select(entry => entry.Delivery)];
            }
        }
    }

    public void Put(Webhook webhook)
    {
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            Interlocked.Increment(ref _dropped);
            return;
        }

        Note(webhook, new WebhookDelivery(webhook.Id, webhook.Type, webhook.LocationId, 0, null));
        _coming.Writer.TryWrite(webhook);
    }

    public Webhook? Find(string webhookId)
    {
        lock (_gate)
        {
            return _log.FirstOrDefault(entry => entry.Webhook.Id == webhookId).Webhook;
        }
    }

    public override void Dispose()
    {
        _atOnce.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var webhook in _coming.Reader.ReadAllAsync(stoppingToken))
        {
            _ = DeliverAsync(webhook, stoppingToken);
        }
    }

    private async Task DeliverAsync(Webhook webhook, CancellationToken stopping)
    {
        try
        {
            var pause = TimeSpan.FromMilliseconds(options.Value.WebhookRetryMilliseconds);
            for (var attempt = 1; !await ArrivesAsync(webhook, attempt, stopping) && attempt < options.Value.WebhookAttempts; attempt++)
            {
                await Task.Delay(pause, clock, stopping);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }

            Interlocked.Decrement(ref _waiting);
        }
        catch (OperationCanceledException)
        {
            // The sandbox ends; what has not arrived never will.
        }
    }

    private async Task<bool> ArrivesAsync(Webhook webhook, int attempt, CancellationToken stopping)
    {
        await _atOnce.WaitAsync(stopping);
        try
        {
            var delivery = new WebhookDelivery(webhook.Id, webhook.Type, webhook.LocationId, attempt, await post.SendAsync(webhook.Body, webhook.Signature, stopping));
            Note(webhook, delivery);
            return delivery.Arrived;
        }
        finally
        {
            _atOnce.Release();
        }
    }

    private void Note(Webhook webhook, WebhookDelivery delivery)
    {
        lock (_gate)
        {
            for (var node = _log.Last; node is not null; node = node.Previous)
            {
                if (node.Value.Webhook == webhook)
                {
                    node.Value = (webhook, delivery);
                    return;
                }
            }

            _log.AddLast((webhook, delivery));
            if (_log.Count > MostRemembered)
            {
                _log.RemoveFirst();
            }
        }
    }
}
