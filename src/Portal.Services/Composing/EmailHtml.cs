using System.Globalization;
using System.Text;

namespace Portal.Services.Composing;

/// <summary>Writes typed lines as the HTML of an e-mail. Nothing but the marks that format becomes an element.</summary>
internal sealed class EmailHtml
{
    private const int DeepestList = 5;
    private const int Step = 2;

    private readonly StringBuilder _html = new();
    private readonly Stack<int> _lists = new(); // how far the items of each open list are indented
    private bool _isInParagraph;

    public void Write(TypedLine line)
    {
        switch (line.Kind)
        {
            case LineKind.Blank: Close(); break;
            case LineKind.Heading: Heading(line); break;
            case LineKind.Item: Item(line); break;
            default: Paragraph(line); break;
        }
    }

    public string End()
    {
        Close();
        return _html.ToString();
    }

    private void Heading(TypedLine line)
    {
        Close();
        _html.Append(CultureInfo.InvariantCulture, $"<h{line.Level}>");
        Words(line);
        _html.Append(CultureInfo.InvariantCulture, $"</h{line.Level}>\n");
    }

    private void Item(TypedLine line)
    {
        CloseParagraph();
        while (_lists.TryPeek(out var indent) && line.Indent < indent)
        {
            CloseList();
        }

        if (_lists.TryPeek(out var own) && (line.Indent < own + Step || _lists.Count == DeepestList))
        {
            _html.Append("</li>\n<li>");
        }
        else
        {
            _html.Append(_lists.Count > 0 ? "\n<ul>\n<li>" : "<ul>\n<li>");
            _lists.Push(line.Indent);
        }

        Words(line);
    }

    private void Paragraph(TypedLine line)
    {
        if (_lists.Count == 0 || line.Indent < Step)
        {
            CloseLists();
            _html.Append(_isInParagraph ? "<br />\n" : "<p>");
            _isInParagraph = true;
        }
        else
        {
            _html.Append("<br />\n"); // goes on with the item above
        }

        Words(line);
    }

    private void Words(TypedLine line)
    {
        var at = line.Start;
        foreach (var mark in line.Marks)
        {
            Literal(line, at, mark.Start);
            Element(line, mark);
            at = mark.End;
        }

        Literal(line, at, line.Text.Length);
    }

    private void Element(TypedLine line, Mark mark) => _html.Append(mark.Kind switch
    {
        MarkKind.StrongBegin => "<strong>",
        MarkKind.StrongEnd => "</strong>",
        MarkKind.EmphasisBegin => "<em>",
        MarkKind.EmphasisEnd => "</em>",
        MarkKind.LinkBegin => $"<a href=\"{Encoded(mark.Target)}\">",
        MarkKind.LinkEnd => "</a>",
        MarkKind.Image => $"<img src=\"{Encoded(mark.Target)}\" alt=\"{Encoded(EmailText.Words(line, mark))}\" />",
        MarkKind.Address => $"<a href=\"{Encoded(mark.Target)}\">{Encoded(line.Text.Substring(mark.Start, mark.Length))}</a>",
        _ => string.Empty,
    });

    // Spaces that stand together stay as many as they are, so that what was set below each other stays there.
    private void Literal(TypedLine line, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            var c = line.Text[at];
            var shown = c == '\t' ? "&nbsp;&nbsp;&nbsp; "
                : c == ' ' && (at == 0 || char.IsWhiteSpace(line.Text[at - 1])) ? "&nbsp;"
                : Entity(c);
            _ = shown is null ? _html.Append(c) : _html.Append(shown);
        }
    }

    private static string Encoded(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = Entity(c) is { } entity ? encoded.Append(entity) : encoded.Append(c);
        }

        return encoded.ToString();
    }

    private static string? Entity(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\0' => "\ufffd",
        _ => null,
    };

    private void Close()
    {
        CloseParagraph();
        CloseLists();
    }

    private void CloseParagraph()
    {
        _html.Append(_isInParagraph ? "</p>\n" : null);
        _isInParagraph = false;
    }

    private void CloseLists()
    {
        while (_lists.Count > 0)
        {
            CloseList();
        }
    }

    private void CloseList()
    {
        _lists.Pop();
        _html.Append("</li>\n</ul>\n");
    }
}
