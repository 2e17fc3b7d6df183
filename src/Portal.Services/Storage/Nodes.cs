using System.Collections.Frozen;

namespace Portal.Services.Storage;

/// <summary>The portals that run on the same data, seen from one of them.</summary>
public abstract class Nodes
{
    /// <summary>Where no other portal can use the same data.</summary>
    public static Nodes Alone { get; } = new OneNode();

    /// <summary>By how many what the service allows is to be divided; 0 while this portal may make no request at all.</summary>
    public abstract int Sharers { get; }

    /// <summary>Set by whoever counts requests: whether what was used lately is no more than one of so many equal shares.</summary>
    public Func<int, bool> FitsInto { get; set; } = _ => true;

    /// <summary>How long a request counts after it was made; set by whoever counts them.</summary>
    public TimeSpan CountsFor { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether another portal is running. Waits a few seconds for the answer where one may have just died.</summary>
    public abstract Task<bool> AreThereOthersAsync(CancellationToken cancellationToken);

    /// <summary>Whether another portal has looked after what is due, at some time in the last minute.</summary>
    public abstract Task<bool> HaveOthersLookedAfterAsync(CancellationToken cancellationToken);

    /// <summary>The lease of a claim, by which other portals can tell whose claim it is.</summary>
    public virtual Guid NewLease(DateTimeOffset now) => Guid.CreateVersion7(now);

    /// <summary>Those of the leases whose portal does not run any more. May be wrong of one that has lost the database.</summary>
    public virtual Task<IReadOnlySet<Guid>> EndedAsync(IReadOnlyCollection<Guid> leases, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<Guid>>(FrozenSet<Guid>.Empty);

    /// <summary>Says that this portal looks after what is due from now on, and has dealt with what was missed.</summary>
    public abstract void LookAfter();

    private sealed class OneNode : Nodes
    {
        public override int Sharers => 1;

        public override Task<bool> AreThereOthersAsync(CancellationToken cancellationToken) => Task.FromResult(false);

        public override Task<bool> HaveOthersLookedAfterAsync(CancellationToken cancellationToken) => Task.FromResult(false);

        public override void LookAfter()
        {
        }
    }
}
