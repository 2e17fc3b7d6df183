using Portal.Bench.Delivery;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.Scheduling;
using Portal.Services.Storage;
using Portal.Services.Team;

namespace Portal.Bench.History;

/// <summary>How long a page of the history takes among very many messages, by its filters and by the words of a search.</summary>
internal static class HistoryBench
{
    public const string Command = "history";

    private const int Times = 40;

    public static async Task<IReadOnlyList<Table>> RunAsync(BenchArguments arguments, CancellationToken cancellationToken)
    {
        await using var store = await HistoryStore.CreateAsync(arguments.Storage, arguments.Data, cancellationToken);
        var filled = await Effort.OfAsync(() => store.FillAsync(arguments.Rows, cancellationToken));
        await store.SettleAsync(cancellationToken);
        return
        [
            new Table($"{arguments.Rows} messages in {arguments.Storage}, written with their words", ["Seconds", "Processor time a message, ms"], [[filled.Elapsed.TotalSeconds, filled.ProcessorOf(arguments.Rows)]]),
            .. arguments.ExportOnly ? Array.Empty<Table>() : [await PagesAsync(store.Database, arguments, cancellationToken)],
            await new ExportPhases(store.Database).RunAsync(cancellationToken),
            await new ExportBench(store.Database).RunAsync(cancellationToken),
        ];
    }

    private static async Task<Table> PagesAsync(Database database, BenchArguments arguments, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<object>>();
        foreach (var (name, query) in Questions(arguments.Rows))
        {
            rows.Add(await AskAsync(database, name, query, cancellationToken));
        }

        rows.Add(await TimedAsync("the team's figures", i => FiguresAsync(database, (TeamPeriod)(i % 4), cancellationToken)));
        return new Table($"A page of the history among {arguments.Rows} messages in {arguments.Storage}, {Times} times each", ["", "Rows found", "First, ms", "Median, ms", "p95, ms"], rows);
    }

    private static Task<IReadOnlyList<object>> AskAsync(Database database, string name, Func<int, HistoryQuery> query, CancellationToken cancellationToken)
    {
        var history = new HistoryService(database);
        return TimedAsync(name, async i => (await history.SearchAsync(HistoryStore.Manager, query(i), cancellationToken)).Rows.Count);
    }

    private static async Task<int> FiguresAsync(Database database, TeamPeriod period, CancellationToken cancellationToken)
    {
        var report = await new TeamService(database, HistoryStore.NearTheEnd()).ReadAsync(HistoryStore.Manager, WallZone.Of("America/Chicago"), period, cancellationToken);
        return report?.People.Count ?? 0;
    }

    private static async Task<IReadOnlyList<object>> TimedAsync(string name, Func<int, Task<int>> ask)
    {
        var (waits, found) = (new List<double>(), 0);
        for (var i = 0; i < Times; i++)
        {
            var started = TimeProvider.System.GetTimestamp();
            found += await ask(i);
            waits.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
        }

        return [name, found, waits[0], waits.Median(), waits.P95()];
    }

    private static (string Name, Func<int, HistoryQuery> Query)[] Questions(int rows) =>
    [
        ("newest page", _ => new()),
        ("a page further back", i => new() { Older = HistoryStore.IdAt(rows * (i + 1) / (Times + 1), rows) }),
        ("by channel", i => new() { Channels = [HistoryStore.ChannelOf(i)] }),
        ("by person", i => new() { AuthorIds = [HistoryStore.Authors[i % HistoryStore.Authors.Count].PersonId] }),
        ("by state: held", _ => new() { States = [MessageState.Held] }),
        ("answers that took long", _ => new() { Answered = new WaitSpan(LongerThan: 1400) }),
        ("by day", i => new() { From = HistoryStore.DayAt(i), To = HistoryStore.DayAt(i) }),
        ("by contact's name", i => new() { Contact = BenchWords.Name(i * 31) }),
        ("words: a rare one", i => new() { Words = BenchWords.At(20_000 + (i * 7)) }),
        ("words: a common one", i => new() { Words = BenchWords.At(i % 10) }),
        ("words: two common ones", i => new() { Words = $"{BenchWords.At(i % 10)} {BenchWords.At(10 + (i % 20))}" }),
        ("words: a rare and a common one", i => new() { Words = $"{BenchWords.At(5_000 + (i * 7))} {BenchWords.At(i % 10)}" }),
        ("words: two of the middle", i => new() { Words = $"{BenchWords.At(200 + i)} {BenchWords.At(400 + i)}" }),
        ("words: the beginning of one, three letters", i => new() { Words = $"{BenchWords.At(i % 30)[..3]}*" }),
        ("words: the beginning of one, five letters", i => new() { Words = BenchWords.Longer(i)[..5] }),
        ("words: a phrase", i => new() { Words = $"\"{BenchWords.At(i % 10)} {BenchWords.At(1 + (i % 7))}\"" }),
        ("words: a common one without another", i => new() { Words = $"{BenchWords.At(i % 10)} -{BenchWords.At(11 + (i % 7))}" }),
        ("words: a contact's name", i => new() { Words = BenchWords.Name(i * 31) }),
        ("words: a common one, held messages", i => new() { Words = BenchWords.At(i % 10), States = [MessageState.Held] }),
        ("words: two letters", i => new() { Words = BenchWords.At(i % 30)[..2] }),
        ("words: none that there is", i => new() { Words = $"zzzz{i}" }),
    ];
}
