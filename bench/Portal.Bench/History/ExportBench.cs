using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Services.Exports;
using Portal.Services.History;
using Portal.Services.Scheduling;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Bench.History;

/// <summary>How fast a file is written behind the pages, what it takes of the memory, and how long a person's save takes meanwhile.</summary>
internal sealed class ExportBench(Database database) : IStateWording
{
    private static readonly TimeSpan BetweenSaves = TimeSpan.FromMilliseconds(20);

    public async Task<Table> RunAsync(CancellationToken cancellationToken)
    {
        var alone = await SavesAsync(() => Task.Delay(TimeSpan.FromSeconds(10), cancellationToken), cancellationToken);
        var rows = new List<IReadOnlyList<object>> { Row("no export", 0, alone) };
        foreach (var format in (ExportFormat[])[ExportFormat.JsonLines, ExportFormat.Csv])
        {
            rows.Add(await ExportAsync(format, cancellationToken));
        }

        return new Table("A file of one sub-account’s messages, and a person’s saves beside it", ["", "Messages", "Messages a second", "Most memory, MB", "Save, median, ms", "Save, p99, ms"], rows);
    }

    public Func<ExportedMessage, ToldState> Speak(string locationId, WallZone zone) => message => new ToldState(message.State.ToString(), message.Reason);

    private async Task<IReadOnlyList<object>> ExportAsync(ExportFormat format, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("portal-bench-exports-");
        var (options, signals, audit, files) = (Options.Create(new ExportOptions { MostRows = 1_000_000, DirectRows = 0 }), new ExportSignals(), new AuditTrail(TimeProvider.System), new ExportFolder(folder.FullName));
        var history = new HistoryExport(database, audit, options);
        var service = new ExportService(database, history, files, signals, audit, options, TimeProvider.System);
        var work = new ExportWork(database, history, files, signals, Some.SubAccounts(), this, audit, TimeProvider.System);
        await service.AskAsync(HistoryStore.Manager, new ExportWish(new HistoryQuery(), format, "All messages"), cancellationToken);

        var saves = await SavesAsync(() => Task.Run(() => work.RunNextAsync(cancellationToken), cancellationToken), cancellationToken);

        var job = (await service.ListAsync(HistoryStore.Manager, cancellationToken))[0];
        folder.Delete(recursive: true);
        return Row($"{format}", job.Rows, saves);
    }

    private static IReadOnlyList<object> Row(string name, int messages, Saves saves) =>
        [name, messages, messages / saves.Elapsed.TotalSeconds, saves.MostBytes / 1_000_000.0, saves.Waits.Median(), saves.Waits.Percentile(99)];

    private async Task<Saves> SavesAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        var (waits, most, started) = (new List<double>(), 0L, TimeProvider.System.GetTimestamp());
        for (var working = work(); !working.IsCompleted; await Task.Delay(BetweenSaves, cancellationToken))
        {
            var at = TimeProvider.System.GetTimestamp();
            await SaveAsync(cancellationToken);
            waits.Add(TimeProvider.System.GetElapsedTime(at).TotalMilliseconds);
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
        }

        return new Saves(waits, TimeProvider.System.GetElapsedTime(started), most);
    }

    // As small as the saving of a draft.
    private Task SaveAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async (context, token) =>
        {
            context.Add(new AuditEntry { Id = Guid.CreateVersion7(), At = DateTime.UnixEpoch, Action = "bench", Detail = "A text of some length, such as a person has when they have written for a minute or two." });
            await context.SaveChangesAsync(token);
        },
        cancellationToken);

    private sealed record Saves(List<double> Waits, TimeSpan Elapsed, long MostBytes);
}
