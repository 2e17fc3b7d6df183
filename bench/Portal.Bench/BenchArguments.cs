using Portal.Bench.Lighthouse;
using Portal.Bench.Pages;

namespace Portal.Bench;

/// <param name="Command">What to measure.</param>
/// <param name="Json">The file that gets the figures too, or null.</param>
internal sealed record BenchArguments(string Command, string? Json)
{
    public const string Usage = $"Usage: dotnet run -c Release --project bench/Portal.Bench -- {PagesBench.Command}|{LighthouseBench.Command} [--json <file>]";

    /// <summary>Null when they make no sense.</summary>
    public static BenchArguments? Read(string[] args) => args switch
    {
        [PagesBench.Command or LighthouseBench.Command] => new(args[0], null),
        [PagesBench.Command or LighthouseBench.Command, "--json", var file] => new(args[0], file),
        _ => null,
    };
}
