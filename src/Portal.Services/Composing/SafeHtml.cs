using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Services.Composing;

/// <summary>Leaves of HTML what a mail may hold: known elements and attributes, links that a mail program may follow. Anything else goes, scripts with all they hold.</summary>
public static class SafeHtml
{
    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup",
        "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img",
        "ins", "kbd", "li", "main", "mark", "ol", "p", "pre", "q", "s", "section", "small", "span", "strike", "strong", "style", "sub", "sup", "table",
        "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "wbr",
    };

    // Of these nothing is shown; of others that are not kept, what stands inside is.
    private static readonly HashSet<string> Emptied = new(StringComparer.OrdinalIgnoreCase)
    {
        "applet", "audio", "base", "button", "canvas", "embed", "frame", "frameset", "iframe", "input", "link", "math", "meta", "noembed", "noframes",
        "noscript", "object", "option", "param", "script", "select", "source", "svg", "template", "textarea", "title", "track", "video", "xmp", "plaintext",
    };

    private static readonly HashSet<string> Attributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "align", "alt", "bgcolor", "border", "cellpadding", "cellspacing", "class", "color", "colspan", "dir", "face", "height", "href", "id", "lang",
        "role", "rowspan", "size", "src", "start", "style", "title", "type", "valign", "width",
    };

    private static readonly string[] Harmful = ["expression(", "javascript:", "vbscript:", "behavior:", "-moz-binding", "@import", "<", "\\"];

    public static string Of(string html)
    {
        var body = Parse(html);
        return body.InnerHtml.Trim();
    }

    internal static IElement Parse(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        var body = document.Body ?? throw new InvalidOperationException("A parsed page has a body.");
        body.Prepend([.. document.Head?.QuerySelectorAll("style") ?? Enumerable.Empty<IElement>()]);
        foreach (var comment in body.Descendants<IComment>().ToList())
        {
            comment.Remove();
        }

        foreach (var element in body.QuerySelectorAll("*").ToList())
        {
            Clean(element);
        }

        return body;
    }

    private static void Clean(IElement element)
    {
        if (Emptied.Contains(element.LocalName) || (element.LocalName == "style" && IsHarmful(element.TextContent)))
        {
            element.Remove();
        }
        else if (!Kept.Contains(element.LocalName))
        {
            element.Replace([.. element.ChildNodes]);
        }
        else
        {
            foreach (var attribute in element.Attributes.Where(a => !IsSafe(a)).ToList())
            {
                element.RemoveAttribute(attribute.Name);
            }
        }
    }

    private static bool IsSafe(IAttr attribute) => Attributes.Contains(attribute.Name) && attribute.Name switch
    {
        "href" => SafeLinks.MayLink(attribute.Value.Trim()),
        "src" => SafeLinks.MayShow(attribute.Value.Trim()),
        "style" => !IsHarmful(attribute.Value),
        _ => true,
    };

    private static bool IsHarmful(string style) => Harmful.Any(word => style.Contains(word, StringComparison.OrdinalIgnoreCase));
}
