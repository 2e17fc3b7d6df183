using Portal.Services.Composing;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.Scheduling;

namespace Portal.Services.Exports;

/// <summary>
/// Messages as the lines of a file, piece by piece: what was written so far need not be known to write on, so a file can be gone on with
/// where it ends.
/// </summary>
public abstract class ExportLines
{
    private const int Piece = 500;

    internal static readonly ILookup<Guid, MessageEvent> NoEvents = Array.Empty<MessageEvent>().ToLookup(step => step.MessageId);

    private protected ExportLines()
    {
    }

    /// <param name="format">Of the file.</param>
    /// <param name="zone">In which times stand beside those in UTC.</param>
    /// <param name="rules">Those of the sub-account, whose names the channels have.</param>
    /// <param name="tell">The states, as pages say them.</param>
    public static ExportLines Of(ExportFormat format, WallZone zone, SendingRules rules, Func<ExportedMessage, ToldState> tell) => format switch
    {
        ExportFormat.Csv => new CsvLines(zone, rules, tell),
        ExportFormat.JsonLines => new JsonLines(zone, rules, tell),
        ExportFormat.Evidence => new EvidenceRecords(zone, rules, tell),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No lines are written so."),
    };

    /// <summary>Whether the steps of each message are written too.</summary>
    public virtual bool HasLives => false;

    /// <summary>Appends them; what only stands at the beginning of a file comes first where <paramref name="isFirst"/> says so. The steps are in order, and none where <see cref="HasLives"/> says so.</summary>
    public abstract void Write(Stream file, IReadOnlyList<ExportedMessage> messages, ILookup<Guid, MessageEvent> events, bool isFirst);

    /// <summary>All of them, while they are read.</summary>
    public async Task WriteAsync(IAsyncEnumerable<ExportedMessage> messages, Stream stream, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var isFirst = true;
        await foreach (var piece in messages.Chunk(Piece).WithCancellation(cancellationToken))
        {
            await SendAsync(piece);
        }

        if (isFirst)
        {
            await SendAsync([]);
        }

        async Task SendAsync(ExportedMessage[] piece)
        {
            buffer.SetLength(0);
            Write(buffer, piece, NoEvents, isFirst);
            await stream.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken);
            isFirst = false;
        }
    }
}
