namespace Portal.Bench.Delivery;

/// <summary>3,000 messages due now, 16 in flight: the portal beside Quartz.NET, on SQLite files with the same durability, in turn.</summary>
internal static class DeliveryBench
{
    public const string Command = "delivery";

    private const int Messages = 3_000;
    private const int InFlight = 16;
    private const int Rounds = 3;

    // Both run for months in one process; what the just-in-time compiler does in their first half minute is not what is asked.
    private const int WarmUps = 16;

    public static async Task<IReadOnlyList<Table>> RunAsync(CancellationToken cancellationToken)
    {
        await using var endpoint = await EndpointProcess.StartAsync(TimeSpan.Zero, cancellationToken);
        for (var i = 0; i < WarmUps; i++)
        {
            await PortalAsync(endpoint, Messages, cancellationToken);
            await QuartzRun.MeasureAsync(endpoint, Messages, cancellationToken);
        }

        var (portal, quartz, alone) = (new List<Effort>(), new List<Effort>(), new List<Effort>());
        for (var i = 0; i < Rounds; i++)
        {
            portal.Add(await PortalAsync(endpoint, Messages, cancellationToken));
            quartz.Add(await QuartzRun.MeasureAsync(endpoint, Messages, cancellationToken));
            alone.Add(await ClientAlone.MeasureAsync(endpoint.Address, Messages, InFlight, cancellationToken));
        }

        return [Summary(portal, quartz, alone)];
    }

    private static async Task<Effort> PortalAsync(EndpointProcess endpoint, int count, CancellationToken cancellationToken)
    {
        await using var portal = await BenchPortal.StartAsync(endpoint.Address, 1, cancellationToken);
        await portal.WriteAsync(count, _ => (BenchPortal.Location(0), null), cancellationToken);
        await endpoint.ForgetAsync(cancellationToken);
        var ended = portal.EndedAsync(count, cancellationToken);
        var effort = await Effort.OfAsync(() =>
        {
            portal.Wake();
            return ended;
        });
        await ArrivedOnceAsync(endpoint, count, cancellationToken);
        return effort;
    }

    /// <summary>Fast counts for nothing when messages are missing.</summary>
    public static async Task ArrivedOnceAsync(EndpointProcess endpoint, int count, CancellationToken cancellationToken)
    {
        var arrivals = await endpoint.ArrivalsAsync(cancellationToken);
        if (arrivals.Count != count || arrivals.DistinctBy(a => a.ContactId).Count() != count)
        {
            throw new InvalidOperationException($"{arrivals.Count} messages arrived, and not {count}.");
        }
    }

    private static Table Summary(List<Effort> portal, List<Effort> quartz, List<Effort> alone)
    {
        var (fast, slow) = (portal.ConvertAll(e => e.PerSecond(Messages)), quartz.ConvertAll(e => e.PerSecond(Messages)));
        var (light, heavy) = (portal.ConvertAll(e => e.ProcessorOf(Messages)), quartz.ConvertAll(e => e.ProcessorOf(Messages)));
        return new Table(
            $"{Messages} messages due now, 16 in flight, SQLite with synchronous=FULL; median of {Rounds}",
            ["", "Messages a second", "Processor time a message, ms"],
            [
                ["portal", fast.Median(), light.Median()],
                ["Quartz.NET", slow.Median(), heavy.Median()],
                ["the client alone, without a database", alone.ConvertAll(e => e.PerSecond(Messages)).Median(), alone.ConvertAll(e => e.ProcessorOf(Messages)).Median()],
                ["portal : Quartz.NET (goal: at least 5, at most 0.25)", fast.Median() / slow.Median(), light.Median() / heavy.Median()],
            ]);
    }
}
