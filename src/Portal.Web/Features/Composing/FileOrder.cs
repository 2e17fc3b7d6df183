using Portal.Services.Composing;

namespace Portal.Web.Features.Composing;

/// <summary>Keeps the files of a text in the order in which they were chosen, whenever their uploads end.</summary>
public sealed class FileOrder
{
    private readonly Dictionary<string, int> _turns = new(StringComparer.Ordinal);
    private int _last;

    /// <summary>The turn of a file that is being chosen.</summary>
    public int Next() => ++_last;

    public IReadOnlyList<Attachment> With(IReadOnlyList<Attachment> files, Attachment file, int turn)
    {
        _turns[file.Url] = turn;
        var before = files.TakeWhile(other => TurnOf(other) < turn).Count();
        return [.. files.Take(before), file, .. files.Skip(before)];
    }

    /// <summary>The files that are attached, and between them those that are on their way or failed to be.</summary>
    public IReadOnlyList<(Attachment? Attached, PendingFile? Pending)> Rows(IReadOnlyList<Attachment> files, IEnumerable<PendingFile> pending)
    {
        var rows = files.Select(file => (Attached: (Attachment?)file, Pending: (PendingFile?)null)).ToList();
        foreach (var file in pending)
        {
            rows.Insert(rows.TakeWhile(row => (row.Attached is { } attached ? TurnOf(attached) : row.Pending?.Turn) < file.Turn).Count(), (null, file));
        }

        return rows;
    }

    // What came with a draft or a template was not chosen here, and stays where it is.
    private int TurnOf(Attachment file) => _turns.GetValueOrDefault(file.Url);
}
