using System.Collections.Frozen;
using System.Globalization;

namespace Portal.Services.Composing;

/// <summary>Writes the words of HTML in lines, as they would stand on a page.</summary>
internal sealed class HtmlTextWriter : IHtmlTarget
{
    // Between these and their neighbours stands an empty line.
    private static readonly FrozenSet<string> Paragraphs = FrozenSet.Create(StringComparer.Ordinal,
        "blockquote", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "table", "ul");

    private static readonly string[] Hiding = ["display:none", "visibility:hidden", "mso-hide:all"];

    private readonly TextLines _lines = new();
    private readonly Stack<int?> _lists = new(); // the next number of an ordered list, null for the others
    private readonly Stack<(string? Target, int Start)> _links = new();
    private int _hidden;
    private int _preformatted;

    /// <summary>The source's line ends are line ends.</summary>
    public bool KeepsLines { get; init; }

    /// <summary>Where a link leads stands behind its words.</summary>
    public bool NamesTargets { get; init; } = true;

    public int Most { get; init; } = int.MaxValue;

    public bool IsFull => _lines.Length >= Most;

    public void Open(string name, HtmlAttributes attributes)
    {
        var isVoid = HtmlElements.Void.Contains(name);
        if (_hidden > 0 || IsHidden(attributes))
        {
            _hidden += isVoid ? 0 : 1;
            return;
        }

        Begin(name);
        switch (name)
        {
            case "br": _lines.EndLine(); break;
            case "hr": _lines.Write("---"); Begin(name); break;
            case "img": Words(attributes["alt"] ?? string.Empty); break;
            case "a": _links.Push((attributes["href"], _lines.Length)); break;
            case "ul": _lists.Push(null); break;
            case "ol": _lists.Push(int.TryParse(attributes["start"], CultureInfo.InvariantCulture, out var start) ? start : 1); break;
            case "li": BeginItem(); break;
            case "pre": _preformatted++; break;
        }
    }

    public void Close(string name)
    {
        if (_hidden > 0)
        {
            _hidden--;
            return;
        }

        switch (name)
        {
            case "a": EndLink(_links.Pop()); break;
            case "td" or "th": _lines.Space(); break;
            case "ul" or "ol": _lists.Pop(); break;
            case "li": _lines.EndItem(); break;
            case "pre": _preformatted--; break;
        }

        Begin(name);
    }

    public void Words(string text)
    {
        if (_hidden > 0)
        {
            return;
        }

        foreach (var character in text)
        {
            _lines.Write(character, keepsLines: KeepsLines || _preformatted > 0, keepsSpaces: _preformatted > 0);
        }
    }

    public void Style(string sheet)
    {
        // Rules say nothing to a reader.
    }

    public override string ToString() => _lines.ToString();

    private static bool IsHidden(HtmlAttributes attributes) => attributes["hidden"] is not null
        || (attributes["style"] is { } style
            && style.Replace(" ", string.Empty, StringComparison.Ordinal) is var bare && Hiding.Any(rule => bare.Contains(rule, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A block begins and ends with a line of its own.</summary>
    private void Begin(string name)
    {
        if (HtmlElements.Blocks.Contains(name) && name is not ("td" or "th"))
        {
            _lines.Break(Paragraphs.Contains(name) && _lists.Count == 0 ? 2 : 1);
        }
    }

    private void BeginItem()
    {
        var isNumbered = _lists.TryPeek(out var number) && number is not null;
        _lines.BeginItem(isNumbered ? string.Create(CultureInfo.InvariantCulture, $"{number}. ") : "- ");
        if (isNumbered)
        {
            _lists.Pop();
            _lists.Push(number + 1);
        }
    }

    private void EndLink((string? Target, int Start) link)
    {
        if (NamesTargets && link.Target?.Trim() is { } target && SafeLinks.MayLink(target) && Bare(target) is var bare && !_lines.Contains(bare, link.Start))
        {
            _lines.Space();
            _lines.Write($"({bare})");
        }
    }

    private static string Bare(string target) => target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? target["mailto:".Length..] : target;
}
