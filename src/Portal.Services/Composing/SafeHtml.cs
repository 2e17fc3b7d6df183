using System.Collections.Frozen;

namespace Portal.Services.Composing;

/// <summary>Leaves of HTML what a mail may hold: known elements, attributes and styles, links that a mail program may follow. Anything else goes, scripts with all they hold.</summary>
public static class SafeHtml
{
    internal static readonly FrozenSet<string> Elements = FrozenSet.Create(StringComparer.Ordinal,
        "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup",
        "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img",
        "ins", "kbd", "li", "main", "mark", "ol", "p", "pre", "q", "s", "section", "small", "span", "strike", "strong", "sub", "sup", "table",
        "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "wbr");

    internal static readonly FrozenSet<string> Attributes = FrozenSet.Create(StringComparer.Ordinal,
        "align", "alt", "bgcolor", "border", "cellpadding", "cellspacing", "class", "color", "colspan", "dir", "face", "height", "id", "lang",
        "role", "rowspan", "size", "start", "title", "type", "valign", "width");

    public static string Of(string html)
    {
        var writer = new SafeHtmlWriter(address => SafeLinks.MayShow(address) ? address : null);
        HtmlReader.Read(html, writer);
        return writer.ToString();
    }
}
