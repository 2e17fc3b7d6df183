namespace Portal.Sandbox.Service.Faults;

/// <summary>What strikes one request: delays, and at most one ending.</summary>
internal sealed record Strike(TimeSpan DelayBefore, TimeSpan DelayAfter, Fault? Ending)
{
    public static Strike None { get; } = new(TimeSpan.Zero, TimeSpan.Zero, null);

    /// <summary>Whether the request never gets as far as the service's rules.</summary>
    public bool EndsBefore => Ending is { AfterAccepting: false, Kind: not FaultKind.Garbled };
}

/// <summary>The faults that are waiting for a request. Every delay that fits strikes; of the others, the oldest.</summary>
internal sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];

    public void Add(Fault fault)
    {
        lock (_gate)
        {
            _faults.Add(fault);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    public IReadOnlyList<Fault> Waiting()
    {
        lock (_gate)
        {
            return [.. _faults];
        }
    }

    public Strike Take(string method, string path)
    {
        lock (_gate)
        {
            if (_faults.Count == 0)
            {
                return Strike.None;
            }

            var fitting = _faults.Where(fault => fault.Strikes(method, path)).ToList();
            var ending = fitting.Find(fault => fault.Kind != FaultKind.Latency);
            var delays = fitting.FindAll(fault => fault.Kind == FaultKind.Latency);
            delays.ForEach(Use);
            if (ending is not null)
            {
                Use(ending);
            }

            return new Strike(Sum(delays, after: false), Sum(delays, after: true), ending);
        }
    }

    private void Use(Fault fault)
    {
        var place = _faults.FindIndex(candidate => ReferenceEquals(candidate, fault));
        if (fault.Times <= 1)
        {
            _faults.RemoveAt(place);
        }
        else
        {
            _faults[place] = fault with { Times = fault.Times - 1 };
        }
    }

    private static TimeSpan Sum(List<Fault> delays, bool after) =>
        TimeSpan.FromMilliseconds(delays.Where(fault => fault.AfterAccepting == after).Sum(fault => fault.Milliseconds));
}
