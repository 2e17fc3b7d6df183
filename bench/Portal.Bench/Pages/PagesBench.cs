using Portal.Sandbox;

namespace Portal.Bench.Pages;

/// <summary>How long conversations take to open, from an empty one to one of 5,000 messages, and how heavy the first use is.</summary>
internal static class PagesBench
{
    public const string Command = "pages";

    private const int Warmups = 3;
    private const int Rounds = 20;

    private static readonly Subject Empty = new(SandboxContacts.EmilLarsen, "Emil Larsen", "empty");
    private static readonly Subject Short = new(SandboxContacts.AnaRuiz, "Ana Ruiz", "short");
    private static readonly Subject Large = new(SandboxContacts.MarathonMary, "Marathon Mary Okafor", "5,000 messages");
    private static readonly Subject[] Subjects = [Empty, Short, Large];

    public static async Task<IReadOnlyList<Table>> RunAsync(Stand stand, CancellationToken cancellationToken)
    {
        var weight = await FirstUse.WeighAsync(stand);
        await using var byClick = await ClickedOpening.PrepareAsync(stand, Subjects);
        var clicks = await AlternateAsync(byClick.OpenAsync, cancellationToken);
        await using var byLoad = await LoadedOpening.PrepareAsync(stand);
        var loads = await AlternateAsync(byLoad.OpenAsync, cancellationToken);
        return [Openings("Opened by a click in the list", clicks), Openings("Opened by loading the page", loads), Writing(await WriteAsync(stand, cancellationToken)), weight];
    }

    private static async Task<IReadOnlyList<double>> WriteAsync(Stand stand, CancellationToken cancellationToken)
    {
        await using var write = await WriteOpening.PrepareAsync(stand);
        var times = new List<double>();
        for (var i = -Warmups; i < Rounds; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            times.Add(await write.OpenAsync());
        }

        return [.. times.Skip(Warmups)];
    }

    private static Table Writing(IReadOnlyList<double> times) => new(
        $"From pressing Write to a dialog that one can type in ({Rounds} times; ms)",
        ["Median", "p95"],
        [[times.Median(), times.P95()]]);

    private static async Task<ILookup<Subject, Opening>> AlternateAsync(Func<Subject, Task<Opening>> openAsync, CancellationToken cancellationToken)
    {
        List<(Subject Subject, Opening Opening)> measured = [];
        for (var i = -Warmups; i < Rounds; i++)
        {
            foreach (var subject in Subjects)
            {
                cancellationToken.ThrowIfCancellationRequested();
                measured.Add((subject, await openAsync(subject)));
            }
        }

        return measured.Skip(Warmups * Subjects.Length).ToLookup(m => m.Subject, m => m.Opening);
    }

    private static Table Openings(string title, ILookup<Subject, Opening> measured) => new(
        $"{title} ({Rounds} times each, alternating; ms)",
        ["Conversation", "Messages in the page", "Shown, median", "Shown, p95", "Usable, median", "Usable, p95"],
        [.. Subjects.Select(s => Row(s, measured[s])), Ratio(Large, Empty, measured), Ratio(Large, Short, measured)]);

    private static object[] Row(Subject subject, IEnumerable<Opening> openings)
    {
        double[] shown = [.. openings.Select(o => o.Shown)];
        double[] usable = [.. openings.Select(o => o.Usable)];
        return [subject.Kind, openings.Last().Messages, shown.Median(), shown.P95(), usable.Median(), usable.P95()];
    }

    private static object[] Ratio(Subject one, Subject other, ILookup<Subject, Opening> measured)
    {
        var figures = Row(one, measured[one]).Zip(Row(other, measured[other])).Skip(2).Select(pair => (object)((double)pair.First / (double)pair.Second));
        return [$"{one.Kind} : {other.Kind}", string.Empty, .. figures];
    }
}
