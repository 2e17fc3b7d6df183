using Portal.Bench.Circuits;
using Portal.Bench.Delivery;
using Portal.Bench.History;
using Portal.Bench.Lighthouse;
using Portal.Bench.Pages;
using Portal.Bench.Watching;
using Portal.Services.Storage;

namespace Portal.Bench;

/// <param name="Command">What to measure.</param>
/// <param name="Json">The file that gets the figures too, or null.</param>
internal sealed record BenchArguments(string Command, string? Json)
{
    /// <summary>Every measurement of delivery, in the order in which <see cref="All"/> runs them.</summary>
    public static readonly IReadOnlyList<string> OfDelivery =
        [DeliveryBench.Command, InFlightBench.Command, LimitBench.Command, FairBench.Command, LateBench.Command, InteractiveBench.Command, KillBench.Command];

    public const string All = "all";

    /// <summary>How often the portal is killed.</summary>
    public int Moments { get; private init; } = 100;

    /// <summary>The number of the first of these moments, for a measurement in pieces.</summary>
    public int From { get; private init; } = 1;

    /// <summary>How many messages the history has.</summary>
    public int Rows { get; private init; } = 1_000_000;

    /// <summary>The SQLite file in which the history is kept for the next measurement, which then need not write it; null for one that is gone at the end.</summary>
    public string? Data { get; private init; }

    /// <summary>Whether only the export of the history is measured.</summary>
    public bool ExportOnly { get; private init; }

    /// <summary>Where the data of the portal that is killed, or of the history, is kept.</summary>
    public StorageProvider Storage { get; private init; }

    public static string Usage =>
        $"Usage: dotnet run -c Release --project bench/Portal.Bench -- {PagesBench.Command}|{LighthouseBench.Command}|{CircuitsBench.Command}|{WatchingBench.Command}|{HistoryBench.Command}|{string.Join('|', OfDelivery)}|{All} [--json <file>] [--moments <number>] [--from <number>] [--storage sqlite|postgres] [--rows <number>] [--data <file>] [--only all|export]";

    /// <summary>Null when they make no sense.</summary>
    public static BenchArguments? Read(string[] args)
    {
        if (args is not [var command, .. var rest] || !OfDelivery.Append(All).Append(PagesBench.Command).Append(LighthouseBench.Command).Append(CircuitsBench.Command).Append(WatchingBench.Command).Append(HistoryBench.Command).Contains(command))
        {
            return null;
        }

        var arguments = new BenchArguments(command, null);
        foreach (var pair in rest.Chunk(2))
        {
            switch (pair)
            {
                case ["--json", var file]: arguments = arguments with { Json = file }; break;
                case ["--moments", var number] when int.TryParse(number, out var moments) && moments > 0: arguments = arguments with { Moments = moments }; break;
                case ["--from", var number] when int.TryParse(number, out var from) && from > 0: arguments = arguments with { From = from }; break;
                case ["--rows", var number] when int.TryParse(number, out var rows) && rows > 0: arguments = arguments with { Rows = rows }; break;
                case ["--data", var file]: arguments = arguments with { Data = file }; break;
                case ["--only", "all" or "export"]: arguments = arguments with { ExportOnly = pair[1] == "export" }; break;
                case ["--storage", var name] when Enum.TryParse<StorageProvider>(name, ignoreCase: true, out var storage): arguments = arguments with { Storage = storage }; break;
                default: return null;
            }
        }

        return arguments;
    }
}
