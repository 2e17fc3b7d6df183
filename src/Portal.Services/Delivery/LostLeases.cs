using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace Portal.Services.Delivery;

/// <summary>
/// Finds claims whose worker died or stands still: by the end of their portal where that is known, else by their age. How old a claim is
/// is told by how long it was seen here, on a clock that only runs forward: neither a wrong time of day nor one that is set back makes a living worker's claim look dead.
/// </summary>
internal sealed class LostLeases(IDeliveryStore store, Recovery recovery, Places places, IOptions<DeliveryOptions> options, TimeProvider clock)
{
    private readonly Dictionary<(Guid MessageId, Guid? Lease), long> _firstSeen = [];

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        var claimed = (await store.ClaimedAsync(cancellationToken)).Where(m => !places.IsAlive(m)).ToDictionary(m => (m.Id, m.Lease));
        foreach (var gone in _firstSeen.Keys.Where(key => !claimed.ContainsKey(key)).ToList())
        {
            _firstSeen.Remove(gone);
        }

        foreach (var key in claimed.Keys)
        {
            _firstSeen.TryAdd(key, clock.GetTimestamp());
        }

        var ended = await EndedAsync([.. claimed.Keys.Select(key => key.Lease).OfType<Guid>().Distinct()], cancellationToken);
        await recovery.LoseAsync([.. claimed.Where(c => IsOver(c.Key) || (c.Key.Lease is { } lease && ended.Contains(lease))).Select(c => c.Value)], cancellationToken);
    }

    private bool IsOver((Guid MessageId, Guid? Lease) claim) => clock.GetElapsedTime(_firstSeen[claim]) >= options.Value.Lease;

    private async Task<IReadOnlySet<Guid>> EndedAsync(Guid[] leases, CancellationToken cancellationToken) =>
        leases.Length == 0 ? FrozenSet<Guid>.Empty : await store.Nodes.EndedAsync(leases, cancellationToken);
}
