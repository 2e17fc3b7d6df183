using Microsoft.Extensions.Options;
using Portal.Services.HighLevel;
using Portal.Services.Messages;

namespace Portal.Services.Delivery;

/// <summary>What is under way from here: how much more may begin, and which claims are alive whatever a clock says.</summary>
internal sealed class Places(RateBudget budget, ServiceHealth health, IOptions<DeliveryOptions> options, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, AccountPlaces> _accounts = new(StringComparer.Ordinal);
    private readonly HashSet<(Guid MessageId, Guid? Lease)> _alive = [];

    /// <summary>
    /// Takes places and permits for due messages, the same number for each sub-account where there are too few for all. Where answers
    /// come fast there are a few more places than requests, so that the next message is there when an answer is.
    /// </summary>
    public IReadOnlyList<TakenPlaces> Take(IReadOnlyList<string> locationIds)
    {
        lock (_gate)
        {
            var left = options.Value.MostInFlight - _accounts.Values.Sum(Running);
            var each = Math.Max(1, left / Math.Max(1, locationIds.Count));
            var taken = new List<TakenPlaces>(locationIds.Count);
            foreach (var id in locationIds)
            {
                var account = Of(id);
                var before = Running(account);
                taken.Add(new TakenPlaces(id, Take(id, account, Math.Min(each, left))));
                left -= Running(account) - before;
            }

            return [.. taken.Where(t => t.Permits.Count > 0)];
        }
    }

    /// <summary>Waits until as few requests of the sub-account are under way as may be; whoever holds a place asks for it once.</summary>
    public Task MayStartAsync(string locationId)
    {
        lock (_gate)
        {
            return Of(locationId).StartAsync(options.Value.InFlight);
        }
    }

    /// <summary>The request of a place that was started is over.</summary>
    public void Answered(string locationId)
    {
        lock (_gate)
        {
            Of(locationId).Answered();
        }
    }

    /// <summary>A place that was never started.</summary>
    public void Return(string locationId)
    {
        lock (_gate)
        {
            Of(locationId).Taken--;
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

    // Ahead is claimed only where as many run as may.
    private Stack<RatePermit> Take(string locationId, AccountPlaces account, int most)
    {
        var may = Math.Min(options.Value.InFlight, health.Most(locationId));
        var room = may - account.Taken;
        var wanted = most < room || may < options.Value.InFlight ? Math.Min(most, room) : account.Wanted(may);
        var permits = new Stack<RatePermit>();
        while (permits.Count < wanted && budget.TryTake(locationId, RatePurpose.Send) is { } permit)
        {
            permits.Push(permit);
        }

        account.Taken += permits.Count;
        return permits;
    }

    private int Running(AccountPlaces account) => Math.Min(account.Taken, options.Value.InFlight);

    private AccountPlaces Of(string locationId)
    {
        if (!_accounts.TryGetValue(locationId, out var account))
        {
            _accounts[locationId] = account = new AccountPlaces(clock);
        }

        return account;
    }
}

/// <summary>A permit for each place.</summary>
internal sealed record TakenPlaces(string LocationId, Stack<RatePermit> Permits);
