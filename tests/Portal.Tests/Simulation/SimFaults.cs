namespace Portal.Tests.Simulation;

/// <summary>How bad a world is; drawn anew for each seed, so that some are quiet and some are hell.</summary>
internal sealed record SimFaults
{
    public required int Nodes { get; init; }

    /// <summary>Longest, in seconds.</summary>
    public required double StoreDelay { get; init; }
    public required double StoreFails { get; init; }
    public required double StoreFailsAfter { get; init; }

    /// <summary>Of a request to send, each: lost on the way, its answer lost, a 5xx, a 429, not reachable, refused, the token refused.</summary>
    public required double Service { get; init; }

    /// <summary>Of a read.</summary>
    public required double Reads { get; init; }
    public required int Kills { get; init; }
    public required int Sleeps { get; init; }
    public required int ClockJumps { get; init; }
    public required int Outages { get; init; }

    public bool IsQuiet => Service == 0 && Reads == 0 && StoreFails == 0 && StoreFailsAfter == 0 && Kills + Sleeps + ClockJumps + Outages == 0;

    public static SimFaults Draw(Random random)
    {
        double Some(double most) => random.Next(3) == 0 ? 0 : random.NextDouble() * most;
        int Few(int most) => random.Next(2) == 0 ? 0 : random.Next(most + 1);
        return random.Next(8) == 0
            ? new SimFaults { Nodes = 1, StoreDelay = 0.005, StoreFails = 0, StoreFailsAfter = 0, Service = 0, Reads = 0, Kills = 0, Sleeps = 0, ClockJumps = 0, Outages = 0 }
            : new SimFaults
            {
                Nodes = 1 + random.Next(2),
                StoreDelay = 0.001 + Some(0.05),
                StoreFails = Some(0.05),
                StoreFailsAfter = Some(0.03),
                Service = Some(0.08),
                Reads = Some(0.2),
                Kills = Few(3),
                Sleeps = Few(2),
                ClockJumps = random.Next(6) == 0 ? 1 + random.Next(2) : 0,
                Outages = Few(1),
            };
    }
}
