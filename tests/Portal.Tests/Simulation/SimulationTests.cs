namespace Portal.Tests.Simulation;

public sealed class SimulationTests
{
    private const int Seeds = 10_000;

    // Half of the machine, which runs journeys meanwhile.
    private static readonly ParallelOptions Half = new() { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount / 2) };

    [Fact]
    public void In_ten_thousand_lives_nothing_is_lost_doubled_early_or_over_the_limit()
    {
        var failures = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(1, Seeds + 1, Half, seed =>
        {
            if (Simulation.Live(seed) is { Violations: [var first, ..] })
            {
                failures.Add($"seed {seed}: {first}");
            }
        });

        Assert.Empty(failures.Take(20));
    }

    [Fact]
    public void The_same_seed_is_the_same_life()
    {
        for (var seed = 1; seed <= 100; seed++)
        {
            Assert.Equal(Simulation.Live(seed).Trace, Simulation.Live(seed).Trace);
        }
    }

    public static TheoryData<Bug> Bugs => [.. Enum.GetValues<Bug>().Where(bug => bug is not Bug.None)];

    [Theory]
    [MemberData(nameof(Bugs))]
    public void A_planted_bug_is_found(Bug bug) =>
        Assert.Contains(Enumerable.Range(1, 2000), seed => Simulation.Live(seed, bug).Violations.Count > 0);
}
