using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Portal.Services.Composing;

/// <summary>Writes HTML as plain text that can be read by itself.</summary>
public static partial class HtmlText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "center", "div", "dl", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "main", "ol", "p", "pre", "section", "table", "ul",
    };

    private static readonly HashSet<string> Lines = new(StringComparer.Ordinal) { "dd", "dt", "tr" };

    public static string Of(string html)
    {
        if (!Tag().IsMatch(html))
        {
            return html.Trim(); // what came as plain text has its lines already
        }

        return Within(SafeHtml.Parse(html));
    }

    private static string Within(INode node)
    {
        var text = new StringBuilder();
        WriteChildren(node, text);
        return Emptiness().Replace(LineEnds().Replace(text.ToString(), "\n"), "\n\n").Trim();
    }

    private static void WriteChildren(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            Write(child, text);
        }
    }

    private static void Write(INode node, StringBuilder text)
    {
        switch (node)
        {
            case IText words: text.Append(Spaces().Replace(BeginsLine(text) ? words.Data.TrimStart() : words.Data, " ")); break;
            case IElement { LocalName: "style" }: break;
            case IElement { LocalName: "br" }: text.Append('\n'); break;
            case IElement { LocalName: "hr" }: text.Append("\n\n---\n\n"); break;
            case IElement { LocalName: "img" } image: text.Append(image.GetAttribute("alt")); break;
            case IElement { LocalName: "td" or "th" } cell: WriteChildren(cell, text); text.Append(' '); break;
            case IElement { LocalName: "li" } item: WriteItem(item, text); break;
            case IElement { LocalName: "a" } link: WriteLink(link, text); break;
            case IElement element: WriteElement(element, text); break;
        }
    }

    private static void WriteElement(IElement element, StringBuilder text)
    {
        var isBlock = Blocks.Contains(element.LocalName);
        var ends = isBlock && element.ParentElement?.LocalName != "li" ? "\n\n" : isBlock || Lines.Contains(element.LocalName) ? "\n" : string.Empty;
        text.Append(ends == "\n" && BeginsLine(text) ? null : ends);
        WriteChildren(element, text);
        text.Append(ends);
    }

    private static void WriteItem(IElement item, StringBuilder text)
    {
        var mark = item.ParentElement is IHtmlOrderedListElement list ? $"{list.Start + list.Children.Index(item)}. " : "- ";
        text.Append(BeginsLine(text) ? null : "\n").Append(mark).Append(Within(item).Replace("\n", "\n  ", StringComparison.Ordinal)).Append('\n');
    }

    private static void WriteLink(IElement link, StringBuilder text)
    {
        var start = text.Length;
        WriteChildren(link, text);
        if (link.GetAttribute("href") is { } target && !text.ToString(start, text.Length - start).Contains(Bare(target), StringComparison.OrdinalIgnoreCase))
        {
            text.Append(" (").Append(Bare(target)).Append(')');
        }
    }

    private static bool BeginsLine(StringBuilder text) => text.Length == 0 || text[^1] == '\n';

    private static string Bare(string target) => target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? target["mailto:".Length..] : target;

    [GeneratedRegex("</?[a-z][^>]*>|<!--", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[ \t\r\n\f]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@" +\n")]
    private static partial Regex LineEnds();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex Emptiness();
}
