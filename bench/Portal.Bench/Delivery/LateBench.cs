namespace Portal.Bench.Delivery;

/// <summary>How late planned messages leave while the portal has little else to do.</summary>
internal static class LateBench
{
    public const string Command = "late";

    private const int Messages = 200;
    private const int Seconds = 20;

    public static async Task<IReadOnlyList<Table>> RunAsync(CancellationToken cancellationToken)
    {
        await using var endpoint = await EndpointProcess.StartAsync(TimeSpan.FromMilliseconds(20), cancellationToken);
        await using var portal = await BenchPortal.StartAsync(endpoint.Address, 2, cancellationToken);
        await WarmUpAsync(portal, cancellationToken);
        await endpoint.ForgetAsync(cancellationToken);

        var random = new Random(7);
        var first = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(2);
        var ended = portal.EndedAsync(Messages, cancellationToken);
        var messages = await portal.WriteAsync(Messages, i => (BenchPortal.Location(i % 2), first + random.NextDouble() * TimeSpan.FromSeconds(Seconds)), cancellationToken);
        portal.Wake();
        await ended;
        await DeliveryBench.ArrivedOnceAsync(endpoint, Messages, cancellationToken);

        var due = messages.ToDictionary(m => m.ContactId, m => m.DueAt);
        var late = (await endpoint.ArrivalsAsync(cancellationToken)).Select(a => (a.At - due[a.ContactId]).TotalMilliseconds).ToList();
        return
        [
            new Table(
                $"{Messages} messages planned at spread moments of {Seconds} s, each with its last look: lateness at the service",
                ["Median, ms", "p99, ms (goal: at most 250)", "Longest, ms", "Early (goal: none)"],
                [[late.Median(), late.Percentile(99), late.Max(), late.Count(l => l < 0)]]),
        ];
    }

    private static async Task WarmUpAsync(BenchPortal portal, CancellationToken cancellationToken)
    {
        var ended = portal.EndedAsync(20, cancellationToken);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await portal.WriteAsync(20, i => (BenchPortal.Location(i % 2), now), cancellationToken);
        portal.Wake();
        await ended;
    }
}
