using Portal.Sandbox;

namespace Portal.Bench.Pages;

/// <summary>How long conversations take to open, the empty one beside the one of 5,000 messages, and how heavy the first use is.</summary>
internal static class PagesBench
{
    public const string Command = "pages";

    private const int Warmups = 3;
    private const int Rounds = 20;

    private static readonly Subject Empty = new(SandboxContacts.EmilLarsen, "Emil Larsen");
    private static readonly Subject Large = new(SandboxContacts.MarathonMary, "Marathon Mary Okafor");

    public static async Task<IReadOnlyList<Table>> RunAsync(Stand stand, CancellationToken cancellationToken)
    {
        var weight = await FirstUse.WeighAsync(stand);
        await using var byClick = await ClickedOpening.PrepareAsync(stand, Empty, Large);
        var clicks = await AlternateAsync(byClick.OpenAsync, cancellationToken);
        await using var byLoad = await LoadedOpening.PrepareAsync(stand);
        var loads = await AlternateAsync(byLoad.OpenAsync, cancellationToken);
        return [Openings("Opened by a click in the list", clicks), Openings("Opened by loading the page", loads), weight];
    }

    private static async Task<(List<Opening> Empty, List<Opening> Large)> AlternateAsync(Func<Subject, Task<Opening>> openAsync, CancellationToken cancellationToken)
    {
        var (empty, large) = (new List<Opening>(), new List<Opening>());
        for (var i = -Warmups; i < Rounds; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (one, other) = (await openAsync(Empty), await openAsync(Large));
            if (i >= 0)
            {
                empty.Add(one);
                large.Add(other);
            }
        }

        return (empty, large);
    }

    private static Table Openings(string title, (List<Opening> Empty, List<Opening> Large) measured) => new(
        $"{title} ({Rounds} times each, alternating; ms)",
        ["Conversation", "Messages in the page", "Shown, median", "Shown, p95", "Usable, median", "Usable, p95"],
        [Row("empty", measured.Empty), Row("5,000 messages", measured.Large), Ratio(measured.Empty, measured.Large)]);

    private static object[] Row(string name, List<Opening> openings)
    {
        double[] shown = [.. openings.Select(o => o.Shown)];
        double[] usable = [.. openings.Select(o => o.Usable)];
        return [name, openings[^1].Messages, shown.Median(), shown.P95(), usable.Median(), usable.P95()];
    }

    private static object[] Ratio(List<Opening> empty, List<Opening> large) =>
        ["ratio", string.Empty, .. Row(string.Empty, large).Zip(Row(string.Empty, empty)).Skip(2).Select(pair => (object)((double)pair.First / (double)pair.Second))];
}
