using System.Threading.Channels;

namespace Portal.Services.Webhooks;

/// <summary>Webhooks that were taken and have not had their effect. They stay in memory: what is lost with it is read all the same.</summary>
internal sealed class WebhookQueue
{
    public const int Most = 1_000;

    private const int MostAtOnce = 200;

    private readonly Channel<Webhook> _waiting = Channel.CreateBounded<Webhook>(new BoundedChannelOptions(Most) { SingleReader = true });

    /// <summary>False when there is no room.</summary>
    public bool TryPut(Webhook webhook) => _waiting.Writer.TryWrite(webhook);

    /// <summary>As many as have come together, when there are any.</summary>
    public async Task<IReadOnlyList<Webhook>> TakeAsync(CancellationToken cancellationToken)
    {
        var taken = new List<Webhook> { await _waiting.Reader.ReadAsync(cancellationToken) };
        while (taken.Count < MostAtOnce && _waiting.Reader.TryRead(out var next))
        {
            taken.Add(next);
        }

        return taken;
    }
}
