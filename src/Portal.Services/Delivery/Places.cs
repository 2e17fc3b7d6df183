using Microsoft.Extensions.Options;
using Portal.Services.HighLevel;
using Portal.Services.Messages;

namespace Portal.Services.Delivery;

/// <summary>What is under way from here: how much more may begin, and which claims are alive whatever a clock says.</summary>
internal sealed class Places(RateBudget budget, ServiceHealth health, IOptions<DeliveryOptions> options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _underWay = new(StringComparer.Ordinal);
    private readonly HashSet<(Guid MessageId, Guid? Lease)> _alive = [];
    private int _total;

    /// <summary>Takes places and permits for due messages, the same number for each sub-account where there are too few for all.</summary>
    public IReadOnlyList<TakenPlaces> Take(IReadOnlyList<string> locationIds)
    {
        lock (_gate)
        {
            var each = Math.Max(1, (options.Value.MostInFlight - _total) / Math.Max(1, locationIds.Count));
            return [.. locationIds.Select(id => Take(id, Math.Min(each, options.Value.MostInFlight - _total))).Where(taken => taken.Permits.Count > 0)];
        }
    }

    public void Free(string locationId)
    {
        lock (_gate)
        {
            _underWay[locationId]--;
            _total--;
        }
    }

    public void Begin(Message claimed)
    {
        lock (_gate)
        {
            _alive.Add((claimed.Id, claimed.Lease));
        }
    }

    public void End(Message claimed)
    {
        lock (_gate)
        {
            _alive.Remove((claimed.Id, claimed.Lease));
        }
    }

    /// <summary>Whether a worker here still holds the claim, however long it has taken.</summary>
    public bool IsAlive(Message claimed)
    {
        lock (_gate)
        {
            return _alive.Contains((claimed.Id, claimed.Lease));
        }
    }

    private TakenPlaces Take(string locationId, int most)
    {
        var underWay = _underWay.GetValueOrDefault(locationId);
        var wanted = Math.Min(most, Math.Min(options.Value.InFlight, health.Most(locationId)) - underWay);
        var permits = new Stack<RatePermit>();
        while (permits.Count < wanted && budget.TryTake(locationId, RatePurpose.Send) is { } permit)
        {
            permits.Push(permit);
        }

        _underWay[locationId] = underWay + permits.Count;
        _total += permits.Count;
        return new TakenPlaces(locationId, permits);
    }
}

/// <summary>A permit for each place.</summary>
internal sealed record TakenPlaces(string LocationId, Stack<RatePermit> Permits);
