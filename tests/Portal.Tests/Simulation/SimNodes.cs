using Portal.Services.Storage;

namespace Portal.Tests.Simulation;

/// <summary>Always the same number of nodes, of which none can tell whether the others are at work.</summary>
internal sealed class SimNodes(int count) : Nodes
{
    public override int Sharers => count;

    public override Task<bool> AreThereOthersAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    public override Task<bool> HaveOthersLookedAfterAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public override void LookAfter()
    {
    }
}
