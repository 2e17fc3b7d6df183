using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Bench.Delivery;
using Portal.Services.Audit;
using Portal.Services.Composing;
using Portal.Services.Exports;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.Scheduling;
using Portal.Services.Storage;

namespace Portal.Bench.History;

/// <summary>What the parts of an export take of the processor, each by itself: the reading, and the lines of each kind of file.</summary>
internal sealed class ExportPhases(Database database)
{
    private const int Pieces = 30;

    private readonly HistoryExport _history = new(database, new AuditTrail(TimeProvider.System), Options.Create(new ExportOptions()));

    public async Task<Table> RunAsync(CancellationToken cancellationToken)
    {
        var piece = await PieceAsync(last: null, cancellationToken);
        return new Table("The parts of an export, each alone", ["", "Messages", "Processor time a message, µs", "The quickest piece, µs a message"],
        [
            await MeasureAsync("reading", async last => (await PieceAsync(last, cancellationToken)) is { Count: ExportWork.Piece } next ? next[^1].Id : null),
            await MeasureAsync("the same as entities", async last => (await EntitiesAsync(last, cancellationToken)) is { Count: ExportWork.Piece } next ? next[^1].Id : null),
            await MeasureAsync("JSON lines", Writing(ExportFormat.JsonLines, piece)),
            await MeasureAsync("CSV", Writing(ExportFormat.Csv, piece)),
        ]);
    }

    // The quickest is the one that other work disturbed least.
    private static async Task<IReadOnlyList<object>> MeasureAsync(string name, Func<Guid?, Task<Guid?>> piece)
    {
        await RepeatAsync(piece, []); // until the compiler is done
        var waits = new List<double>();
        var effort = await Effort.OfAsync(() => RepeatAsync(piece, waits));
        return [name, waits.Count * ExportWork.Piece, effort.ProcessorOf(waits.Count * ExportWork.Piece) * 1_000, waits.Min() * 1_000 / ExportWork.Piece];
    }

    private static async Task RepeatAsync(Func<Guid?, Task<Guid?>> piece, List<double> waits)
    {
        Guid? last = null;
        for (var i = 0; i < Pieces; i++)
        {
            var started = TimeProvider.System.GetTimestamp();
            last = await piece(last);
            waits.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private Task<List<ExportedMessage>> PieceAsync(Guid? last, CancellationToken cancellationToken) =>
        _history.PieceAsync(HistoryStore.Manager, new HistoryQuery(), last, ExportWork.Piece, cancellationToken);

    private Task<List<Message>> EntitiesAsync(Guid? last, CancellationToken cancellationToken) => database.ReadAsync(
        (context, token) => context.Messages.Where(m => m.LocationId == HistoryStore.Manager.LocationId && (last == null || m.Id < last)).OrderByDescending(m => m.Id).Take(ExportWork.Piece).ToListAsync(token),
        cancellationToken);

    private static Func<Guid?, Task<Guid?>> Writing(ExportFormat format, IReadOnlyList<ExportedMessage> messages)
    {
        var file = new MemoryStream();
        var lines = ExportLines.Of(format, WallZone.Of("America/Chicago"), new SendingRules(), message => new ToldState(message.State.ToString(), message.Reason));
        return _ =>
        {
            file.SetLength(0);
            lines.Write(file, messages, ExportLines.NoEvents, isFirst: true);
            return Task.FromResult((Guid?)null);
        };
    }
}
