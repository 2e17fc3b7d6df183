namespace Portal.Services.Composing;

internal enum LineKind
{
    Blank,
    Words,
    Heading,
    Item,
}

/// <summary>What a line of a typed e-mail is by its beginning: <c># heading</c>, <c>- item</c>, or words as everything else.</summary>
internal sealed record TypedLine
{
    private const int DeepestHeading = 6;

    private TypedLine(string text)
    {
        Text = text;
        Indent = text.Length - text.TrimStart().Length;
        var isEscaped = Indent < text.Length && text[Indent] == '\\';
        var mark = isEscaped ? Indent + 1 : Indent;
        var level = text.AsSpan(mark).IndexOfAnyExcept('#') is > 0 and <= DeepestHeading and var hashes && text[mark + hashes] == ' ' ? hashes : 0;
        var isItem = text.AsSpan(mark).StartsWith("- ");
        (Kind, Level, Start) =
            Indent == text.Length ? (LineKind.Blank, 0, 0)
            : isEscaped ? (LineKind.Words, 0, 0)
            : level > 0 ? (LineKind.Heading, level, mark + level + 1)
            : isItem ? (LineKind.Item, 0, mark + 2)
            : (LineKind.Words, 0, 0);
        Mark = level > 0 || isItem ? mark : null;
        IsEscaped = isEscaped && Mark is not null;
        Inline = LineMarks.Of(text, Start);
    }

    public string Text { get; }
    public int Indent { get; }
    public LineKind Kind { get; }

    /// <summary>Of a heading, from 1.</summary>
    public int Level { get; }

    /// <summary>Where the words begin, after the mark.</summary>
    public int Start { get; }

    /// <summary>Where a heading's or an item's mark stands; also when a backslash keeps it from being one.</summary>
    public int? Mark { get; }

    public bool IsEscaped { get; }

    /// <summary>What formats within the words.</summary>
    public LineMarks Inline { get; }

    /// <summary>In the line's order.</summary>
    public IEnumerable<Mark> Marks => IsEscaped ? [new Mark(Indent, 1, MarkKind.Escape), .. Inline.Marks] : Inline.Marks;

    /// <summary>Where a backslash keeps something from formatting, or does so already.</summary>
    public IEnumerable<int> Active => Mark is { } mark ? [mark, .. Inline.Active] : Inline.Active;

    public static TypedLine Of(string line) => new(line.TrimEnd());
}
