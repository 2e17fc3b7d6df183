namespace Portal.Bench.Delivery;

/// <summary>16 requests in flight against a service that takes 20 ms: how much is reached of what 16 callers without a database reach.</summary>
internal static class InFlightBench
{
    public const string Command = "inflight";

    private const int Messages = 1_600;
    private const int InFlight = 16;
    private const int Rounds = 3;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    public static async Task<IReadOnlyList<Table>> RunAsync(CancellationToken cancellationToken)
    {
        await using var endpoint = await EndpointProcess.StartAsync(Latency, cancellationToken);
        await MeasureAsync(endpoint, cancellationToken);
        var (portal, bare) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            var (alone, delivered) = await MeasureAsync(endpoint, cancellationToken);
            bare.Add(alone);
            portal.Add(delivered);
        }

        var ideal = InFlight / Latency.TotalSeconds;
        return
        [
            new Table(
                $"{Messages} messages, {InFlight} in flight against {Latency.TotalMilliseconds} ms; median of {Rounds}",
                ["", "Messages a second", "Part of the ideal (goal: at least 0.7)"],
                [
                    ["ideal", ideal, 1],
                    ["the client alone, on this machine at that time", bare.Median(), bare.Median() / ideal],
                    ["portal", portal.Median(), portal.Median() / ideal],
                    ["portal : the client alone", "", portal.Median() / bare.Median()],
                ]),
        ];
    }

    private static async Task<(double Alone, double Delivered)> MeasureAsync(EndpointProcess endpoint, CancellationToken cancellationToken)
    {
        await using var portal = await BenchPortal.StartAsync(endpoint.Address, 1, cancellationToken, InFlight);
        var alone = await ClientAlone.MeasureAsync(endpoint.Address, Messages, InFlight, cancellationToken);
        await portal.WriteAsync(Messages, _ => (BenchPortal.Location(0), null), cancellationToken);
        await endpoint.ForgetAsync(cancellationToken);
        var ended = portal.EndedAsync(Messages, cancellationToken);
        var effort = await Effort.OfAsync(() =>
        {
            portal.Wake();
            return ended;
        });
        await DeliveryBench.ArrivedOnceAsync(endpoint, Messages, cancellationToken);
        return (alone.PerSecond(Messages), effort.PerSecond(Messages));
    }
}
