using Portal.Bench.Circuits;
using Portal.Bench.Delivery;
using Portal.Bench.History;
using Portal.Bench.Lighthouse;
using Portal.Bench.Pages;
using Portal.Bench.Watching;

namespace Portal.Bench;

/// <summary>Which command measures what.</summary>
internal static class Measurements
{
    public static Task<IReadOnlyList<Table>> RunAsync(string command, BenchArguments arguments, CancellationToken cancellationToken) => command switch
    {
        DeliveryBench.Command => DeliveryBench.RunAsync(cancellationToken),
        InFlightBench.Command => InFlightBench.RunAsync(cancellationToken),
        LimitBench.Command => LimitBench.RunAsync(cancellationToken),
        FairBench.Command => FairBench.RunAsync(cancellationToken),
        LateBench.Command => LateBench.RunAsync(cancellationToken),
        InteractiveBench.Command => InteractiveBench.RunAsync(cancellationToken),
        KillBench.Command => KillBench.RunAsync(arguments, cancellationToken),
        HistoryBench.Command => HistoryBench.RunAsync(arguments, cancellationToken),
        CircuitsBench.Command => CircuitsBench.RunAsync(cancellationToken),
        WatchingBench.Command => WatchingBench.RunAsync(cancellationToken),
        _ => OnStandAsync(command, cancellationToken),
    };

    private static async Task<IReadOnlyList<Table>> OnStandAsync(string command, CancellationToken cancellationToken)
    {
        await using var stand = await Stand.StartAsync(cancellationToken);
        return command == PagesBench.Command ? await PagesBench.RunAsync(stand, cancellationToken) : await LighthouseBench.RunAsync(stand, cancellationToken);
    }
}
