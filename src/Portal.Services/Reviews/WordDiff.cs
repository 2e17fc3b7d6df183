using DiffPlex;

namespace Portal.Services.Reviews;

/// <summary>Which words of a text another one takes out, and which it puts in.</summary>
public static class WordDiff
{
    // Comparing takes time by the square of what differs; beyond so many words one reads both texts rather than their differences.
    private const int Most = 4_000;

    private static readonly WordChunker Chunker = new();

    /// <summary>In the order of reading. Together the parts that aren't added are <paramref name="before"/>, and those that aren't removed <paramref name="after"/>.</summary>
    public static IReadOnlyList<WordChange> Of(string before, string after)
    {
        var (old, now) = (Chunker.Chunk(before), Chunker.Chunk(after));
        var shorter = Math.Min(old.Count, now.Count);
        var (first, last) = (0, 0);
        while (first < shorter && old[first] == now[first])
        {
            first++;
        }

        while (last < shorter - first && old[^(last + 1)] == now[^(last + 1)])
        {
            last++;
        }

        var changes = new List<WordChange>();
        Add(changes, ChangeKind.Kept, old.Take(first));
        AddBetween(changes, [.. old.Skip(first).SkipLast(last)], [.. now.Skip(first).SkipLast(last)]);
        Add(changes, ChangeKind.Kept, old.TakeLast(last));
        return changes;
    }

    private static void AddBetween(List<WordChange> changes, List<string> old, List<string> now)
    {
        if (old.Count + now.Count > Most || old.Count == 0 || now.Count == 0)
        {
            Add(changes, ChangeKind.Removed, old);
            Add(changes, ChangeKind.Added, now);
            return;
        }

        var at = 0;
        foreach (var block in Differ.Instance.CreateDiffs(string.Concat(old), string.Concat(now), ignoreWhiteSpace: false, ignoreCase: false, Chunker).DiffBlocks)
        {
            Add(changes, ChangeKind.Kept, old[at..block.DeleteStartA]);
            Add(changes, ChangeKind.Removed, old.GetRange(block.DeleteStartA, block.DeleteCountA));
            Add(changes, ChangeKind.Added, now.GetRange(block.InsertStartB, block.InsertCountB));
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Add(changes, ChangeKind.Kept, old[at..]);
    }

    private static void Add(List<WordChange> changes, ChangeKind kind, IEnumerable<string> words)
    {
        if (string.Concat(words) is { Length: > 0 } text)
        {
            changes.Add(new(kind, text));
        }
    }
}

/// <summary>A part of two texts that was compared.</summary>
public sealed record WordChange(ChangeKind Kind, string Text)
{
    public override string ToString() => $"{Kind} words"; // never a body in a log
}

public enum ChangeKind
{
    Kept,
    Removed,
    Added,
}
