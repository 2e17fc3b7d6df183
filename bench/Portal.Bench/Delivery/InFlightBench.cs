namespace Portal.Bench.Delivery;

/// <summary>16 requests in flight against a service that takes 20 ms: how much of what is possible is reached.</summary>
internal static class InFlightBench
{
    public const string Command = "inflight";

    private const int Messages = 2_400;
    private const int InFlight = 16;
    private const int Rounds = 3;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    public static async Task<IReadOnlyList<Table>> RunAsync(CancellationToken cancellationToken)
    {
        await using var endpoint = await EndpointProcess.StartAsync(Latency, cancellationToken);
        await MeasureAsync(endpoint, 200, cancellationToken);
        var speeds = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            speeds.Add(await MeasureAsync(endpoint, Messages, cancellationToken));
        }

        var ideal = InFlight / Latency.TotalSeconds;
        return
        [
            new Table(
                $"{Messages} messages, {InFlight} in flight against {Latency.TotalMilliseconds} ms; median of {Rounds}",
                ["Messages a second", "Ideal", "Part of the ideal (goal: at least 0.7)"],
                [[speeds.Median(), ideal, speeds.Median() / ideal]]),
        ];
    }

    private static async Task<double> MeasureAsync(EndpointProcess endpoint, int count, CancellationToken cancellationToken)
    {
        await using var portal = await BenchPortal.StartAsync(endpoint.Address, 1, cancellationToken, InFlight);
        await portal.WriteAsync(count, _ => (BenchPortal.Location(0), null), cancellationToken);
        await endpoint.ForgetAsync(cancellationToken);
        var ended = portal.EndedAsync(count, cancellationToken);
        var effort = await Effort.OfAsync(() =>
        {
            portal.Wake();
            return ended;
        });
        await DeliveryBench.ArrivedOnceAsync(endpoint, count, cancellationToken);
        return effort.PerSecond(count);
    }
}
