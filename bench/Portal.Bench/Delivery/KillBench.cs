using Portal.Tests.Crashes;

namespace Portal.Bench.Delivery;

/// <summary>The published portal killed at many seeded moments: what is lost, doubled or stuck by that.</summary>
internal static class KillBench
{
    public const string Command = "kill";

    private const int Messages = 90;

    public static async Task<IReadOnlyList<Table>> RunAsync(int moments, CancellationToken cancellationToken)
    {
        await Publishing.RunAsync(cancellationToken);
        var rows = new List<IReadOnlyList<object>>();
        for (var seed = 1; (seed - 1) * KillScenario.Kills < moments; seed++)
        {
            await using var scenario = new KillScenario(seed, Messages);
            var verdict = await scenario.RunAsync(cancellationToken);
            Tell(seed, verdict);
            rows.Add([
                $"{seed}", KillScenario.Kills, verdict.Written, verdict.Accepted, verdict.Asked,
                verdict.Lost.Count, verdict.Doubled.Count, verdict.Early.Count, verdict.Stuck.Count + verdict.Waiting]);
        }

        rows.Add(["all", .. Enumerable.Range(1, 8).Select(column => (object)rows.Sum(row => (int)row[column]))]);
        return
        [
            new Table(
                "Killed with SIGKILL at seeded moments, SQLite (goal: nothing lost, doubled, early or stuck)",
                ["Seed", "Kills", "Messages", "Accepted", "A person is asked", "Lost", "Doubled", "Early", "Stuck"],
                rows),
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
