using System.Collections.Frozen;
using AngleSharp.Html.Parser.Tokens;

namespace Portal.Services.Composing;

/// <summary>The attributes of an element that the portal looks at, each once.</summary>
internal readonly struct HtmlAttributes(IReadOnlyList<HtmlAttributeToken> tokens)
{
    /// <summary>No other is even read.</summary>
    public static readonly FrozenSet<string> Known = FrozenSet.Create(StringComparer.Ordinal,
        "align", "alt", "background", "bgcolor", "border", "cellpadding", "cellspacing", "class", "color", "colspan", "dir", "face", "height", "hidden", "href",
        "id", "lang", "role", "rowspan", "size", "src", "srcset", "start", "style", "title", "type", "valign", "width");

    /// <summary>The first of each name counts, as in a browser.</summary>
    public IEnumerable<(string Name, string Value)> All => (tokens ?? []).DistinctBy(token => token.Name).Select(token => (token.Name, token.Value ?? string.Empty));

    public string? this[string name]
    {
        get
        {
            foreach (var token in tokens ?? [])
            {
                if (token.Name == name)
                {
                    return token.Value ?? string.Empty;
                }
            }

            return null;
        }
    }
}
