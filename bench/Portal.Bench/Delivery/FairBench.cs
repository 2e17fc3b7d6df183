namespace Portal.Bench.Delivery;

/// <summary>Whether sub-accounts wait for each other.</summary>
internal static class FairBench
{
    public const string Command = "fair";

    private const int Accounts = 20;
    private const int Each = 500;
    private const int Queue = 10_000;
    private const int Probes = 20;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    public static async Task<IReadOnlyList<Table>> RunAsync(CancellationToken cancellationToken)
    {
        await using var endpoint = await EndpointProcess.StartAsync(Latency, cancellationToken);
        return [await EqualsAsync(endpoint, cancellationToken), await BehindAsync(endpoint, cancellationToken)];
    }

    private static async Task<Table> EqualsAsync(EndpointProcess endpoint, CancellationToken cancellationToken)
    {
        await using var portal = await BenchPortal.StartAsync(endpoint.Address, Accounts, cancellationToken);
        await portal.WriteAsync(Accounts * Each, i => (BenchPortal.Location(i / Each), null), cancellationToken);
        await endpoint.ForgetAsync(cancellationToken);
        var ended = portal.EndedAsync(Accounts * Each, cancellationToken);
        var started = TimeProvider.System.GetUtcNow().UtcDateTime;
        portal.Wake();
        await ended;
        await DeliveryBench.ArrivedOnceAsync(endpoint, Accounts * Each, cancellationToken);
        var arrivals = await endpoint.ArrivalsAsync(cancellationToken);
        var last = arrivals.GroupBy(a => BenchPortal.LocationOf(a.ContactId)).Select(a => (a.Max(m => m.At) - started).TotalSeconds).ToList();
        return new Table(
            $"{Accounts} sub-accounts with {Each} messages each, due now",
            ["Fastest sub-account, s", "Slowest, s", "Slowest : fastest (goal: at most 1.10)"],
            [[last.Min(), last.Max(), last.Max() / last.Min()]]);
    }

    private static async Task<Table> BehindAsync(EndpointProcess endpoint, CancellationToken cancellationToken)
    {
        await using var portal = await BenchPortal.StartAsync(endpoint.Address, 2, cancellationToken);
        await portal.WriteAsync(Queue, _ => (BenchPortal.Location(0), null), cancellationToken);
        await endpoint.ForgetAsync(cancellationToken);
        portal.Wake();
        var waits = new List<double>();
        for (var i = 0; i < Probes; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(150), cancellationToken);
            waits.Add(await ProbeAsync(portal, endpoint, cancellationToken));
        }

        var left = Queue + Probes - (await endpoint.ArrivalsAsync(cancellationToken)).Count;
        return new Table(
            $"{Probes} times one message of another sub-account behind {Queue}, of which {left} still waited at the end",
            ["Median wait, ms", "Longest, ms (goal: at most 1,000)"],
            [[waits.Median(), waits.Max()]]);
    }

    private static async Task<double> ProbeAsync(BenchPortal portal, EndpointProcess endpoint, CancellationToken cancellationToken)
    {
        var written = (await portal.WriteAsync(1, _ => (BenchPortal.Location(1), null), cancellationToken))[0];
        portal.Wake();
        for (var i = 0; i < 100; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            if ((await endpoint.ArrivalsAsync(cancellationToken)).LastOrDefault(a => a.ContactId == written.ContactId) is { } arrival)
            {
                return (arrival.At - written.DueAt).TotalMilliseconds;
            }
        }

        throw new InvalidOperationException("A message did not come within 10 s.");
    }
}
