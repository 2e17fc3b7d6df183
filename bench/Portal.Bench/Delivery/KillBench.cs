using System.Collections.Concurrent;
using System.Diagnostics;
using Portal.Services.Storage;
using Portal.Tests.Crashes;
using Portal.Tests.Support;

namespace Portal.Bench.Delivery;

/// <summary>The published portal killed at many seeded moments: what is lost, doubled or stuck by that.</summary>
internal static class KillBench
{
    public const string Command = "kill";

    private const int Messages = 90;

    public static async Task<IReadOnlyList<Table>> RunAsync(BenchArguments arguments, CancellationToken cancellationToken)
    {
        await Publishing.RunAsync(cancellationToken);
        try
        {
            return [await KillAsync(arguments, cancellationToken)];
        }
        finally
        {
            if (arguments.Storage is StorageProvider.Postgres)
            {
                await (await TestCluster.StartedAsync()).DisposeAsync();
            }
        }
    }

    private static async Task<Table> KillAsync(BenchArguments arguments, CancellationToken cancellationToken)
    {
        var (first, last) = (arguments.From - 1, arguments.From - 2 + arguments.Moments);
        var seeds = Enumerable.Range(1 + (first / KillScenario.Kills), 1 + (last / KillScenario.Kills) - (first / KillScenario.Kills)).ToList();
        var bySeed = new ConcurrentDictionary<int, IReadOnlyList<object>>();
        await Parallel.ForEachAsync(seeds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, async (seed, token) =>
            bySeed[seed] = await KillAsync(seed, arguments.Storage, token));
        var rows = seeds.ConvertAll(seed => bySeed[seed]);
        rows.Add(["all", .. Enumerable.Range(1, 9).Select(column => (object)rows.Sum(row => (int)row[column]))]);
        return new Table(
            $"Killed with SIGKILL at seeded moments, {arguments.Storage} (goal: nothing lost, doubled, early or stuck)",
            ["Seed", "Kills", "Messages", "Accepted", "A person is asked", "Lost", "Doubled", "Early", "Stuck", "Seconds"],
            rows);
    }

    private static async Task<IReadOnlyList<object>> KillAsync(int seed, StorageProvider provider, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await using var scenario = new KillScenario(seed, Messages, await KillStorage.CreateAsync(provider, cancellationToken));
        var verdict = await scenario.RunAsync(cancellationToken);
        Tell(seed, verdict);
        return
        [
            $"{seed}", KillScenario.Kills, verdict.Written, verdict.Accepted, verdict.Asked,
            verdict.Lost.Count, verdict.Doubled.Count, verdict.Early.Count, verdict.Stuck.Count + verdict.Waiting, (int)Stopwatch.GetElapsedTime(started).TotalSeconds,
        ];
    }

    private static void Tell(int seed, KillVerdict verdict)
    {
        foreach (var wrong in verdict.Lost.Concat(verdict.Doubled).Concat(verdict.Early).Concat(verdict.Stuck))
        {
            Console.WriteLine($"Seed {seed}: {wrong}");
        }
    }
}
