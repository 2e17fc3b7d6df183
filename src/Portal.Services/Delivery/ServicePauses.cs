using System.Collections.Concurrent;

namespace Portal.Services.Delivery;

/// <summary>Which sub-accounts the service has asked to wait, so that the rest of what is due does not ask again before.</summary>
internal sealed class ServicePauses(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new();

    public void Pause(string locationId, TimeSpan duration)
    {
        var until = clock.GetUtcNow() + duration;
        _until.AddOrUpdate(locationId, until, (_, before) => before > until ? before : until);
    }

    /// <summary>The sub-accounts that wait now.</summary>
    public IReadOnlyList<string> Waiting => [.. _until.Where(p => p.Value > clock.GetUtcNow()).Select(p => p.Key)];

    /// <summary>What is left of the pause; null when there is none.</summary>
    public TimeSpan? Of(string locationId) =>
        _until.TryGetValue(locationId, out var until) && until - clock.GetUtcNow() is { Ticks: > 0 } left ? left : null;
}
