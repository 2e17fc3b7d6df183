using Portal.Services.Storage;

namespace Portal.Tests.Simulation;

/// <summary>
/// Always the same number of nodes, of which none can tell whether the others are at work. Whose node is dead is known at times; and at
/// times one that lives is taken for dead, as it is when only its connection broke.
/// </summary>
internal sealed class SimNodes(World world, int count) : Nodes
{
    public override int Sharers => count;

    public override Task<bool> AreThereOthersAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    public override Task<bool> HaveOthersLookedAfterAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public override Task<IReadOnlySet<Guid>> EndedAsync(IReadOnlyCollection<Guid> leases, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<Guid>>(leases.Where(lease => world.Happens(world.Claimants[lease].IsDead ? 0.3 : 0.01)).ToHashSet());

    public override void LookAfter()
    {
    }
}
