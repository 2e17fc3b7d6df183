using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Portal.Services.Composing;

/// <summary>Writes HTML as plain text that can be read by itself.</summary>
public static partial class HtmlText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "center", "div", "dl", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "main", "ol", "p", "pre", "section", "table", "ul",
    };

    private static readonly HashSet<string> Lines = new(StringComparer.Ordinal) { "dd", "dt", "li", "tr" };

    public static string Of(string html)
    {
        if (!Tag().IsMatch(html))
        {
            return html.Trim(); // what came as plain text has its lines already
        }

        var text = new StringBuilder();
        Write(SafeHtml.Parse(html), text);
        return Emptiness().Replace(LineEnds().Replace(text.ToString(), "\n"), "\n\n").Trim();
    }

    private static void Write(INode node, StringBuilder text)
    {
        switch (node)
        {
            case IText words: text.Append(Spaces().Replace(words.Data, " ")); break;
            case IElement { LocalName: "style" }: break;
            case IElement { LocalName: "br" }: text.Append('\n'); break;
            case IElement { LocalName: "hr" }: text.Append("\n\n---\n\n"); break;
            case IElement { LocalName: "img" } image: text.Append(image.GetAttribute("alt")); break;
            case IElement element: WriteElement(element, text); break;
        }
    }

    private static void WriteElement(IElement element, StringBuilder text)
    {
        var ends = Blocks.Contains(element.LocalName) ? "\n\n" : Lines.Contains(element.LocalName) ? "\n" : element.LocalName is "td" or "th" ? " " : string.Empty;
        text.Append(ends == "\n" && text.Length > 0 && text[^1] == '\n' ? null : ends).Append(element.LocalName == "li" ? "- " : null);
        var start = text.Length;
        foreach (var child in element.ChildNodes)
        {
            Write(child, text);
        }

        if (element.LocalName == "a" && element.GetAttribute("href") is { } target && !text.ToString(start, text.Length - start).Contains(Bare(target), StringComparison.OrdinalIgnoreCase))
        {
            text.Append(" (").Append(Bare(target)).Append(')');
        }

        text.Append(ends);
    }

    private static string Bare(string target) => target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? target["mailto:".Length..] : target;

    [GeneratedRegex("</?[a-z][^>]*>|<!--", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[ \t\r\n\f]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@" *\n *")]
    private static partial Regex LineEnds();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex Emptiness();
}
