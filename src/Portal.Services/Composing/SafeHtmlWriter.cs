using System.Text;

namespace Portal.Services.Composing;

/// <summary>Writes what is known to be harmless, in a form that every browser reads alike. <paramref name="show"/> gives the address under which a picture is shown, or null.</summary>
internal sealed class SafeHtmlWriter(Func<string, string?> show) : IHtmlTarget
{
    private static readonly string[] OfBody = ["bgcolor", "dir", "style"];

    private readonly StringBuilder _html = new();
    private readonly SafeStyle _style = new(show);
    private int _links; // that are open
    private readonly Stack<bool> _bodies = new(); // whether each that is open was written

    /// <summary>Says of each link where it leads, whatever its words say.</summary>
    public bool NamesTargets { get; init; }

    /// <summary>Makes links of the addresses in the words, for what is plain text but for some marks.</summary>
    public bool LinksAddresses { get; init; }

    public bool IsFull => false;

    public void Open(string name, HtmlAttributes attributes)
    {
        _links += name == "a" ? 1 : 0;
        if (name == "body")
        {
            OpenBody(attributes);
        }
        else if (SafeHtml.Elements.Contains(name))
        {
            WriteTag(name, name != "img" ? attributes.All.Where(attribute => attribute.Name != "src") : attributes["src"] is null ? attributes.All.Select(FirstOfSet) : attributes.All);
        }
    }

    public void Close(string name)
    {
        _links -= name == "a" ? 1 : 0;
        var written = name != "body" ? name : _bodies.Pop() ? "div" : string.Empty;
        if (SafeHtml.Elements.Contains(written))
        {
            _html.Append("</").Append(written).Append('>');
        }
    }

    public void Words(string text)
    {
        var done = 0;
        foreach (var link in LinksAddresses && _links == 0 ? TextLink.In(text) : [])
        {
            WriteText(text[done..link.Start]);
            WriteTag("a", [("href", link.Target)]);
            WriteText(link.Shown);
            _html.Append("</a>");
            done = link.End;
        }

        WriteText(text[done..]);
    }

    public void Style(string sheet)
    {
        if (_style.Sheet(sheet) is { Length: > 0 } rules)
        {
            _html.Append("<style>").Append(rules).Append("</style>");
        }
    }

    public override string ToString() => _html.ToString().Trim();

    // A page's colours would go with its body.
    private void OpenBody(HtmlAttributes attributes)
    {
        var kept = attributes.All.Where(attribute => OfBody.Contains(attribute.Name)).ToList();
        _bodies.Push(kept.Count > 0);
        if (kept.Count > 0)
        {
            WriteTag("div", kept);
        }
    }

    private void WriteTag(string name, IEnumerable<(string Name, string Value)> attributes)
    {
        _html.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            if (Safe(attribute, value.Trim()) is { } safe)
            {
                Write(attribute, safe);
            }
        }

        _html.Append('>');
    }

    private string? Safe(string attribute, string value) => attribute switch
    {
        "href" => SafeLinks.MayLink(value) ? value : null,
        "src" or "background" => show(value),
        "style" => _style.Declarations(value) is { Length: > 0 } style ? style : null,
        "title" when NamesTargets => null,
        _ => SafeHtml.Attributes.Contains(attribute) ? value : null,
    };

    private static (string Name, string Value) FirstOfSet((string Name, string Value) attribute) =>
        attribute.Name == "srcset" ? ("src", attribute.Value.Trim().Split([' ', ','], 2)[0]) : attribute;

    private void Write(string attribute, string value)
    {
        WriteAttribute(attribute, value);
        if (attribute == "href" && NamesTargets)
        {
            WriteAttribute("title", WebAddress.Opened(value) ?? value);
        }
    }

    private void WriteAttribute(string name, string value)
    {
        _html.Append(' ').Append(name).Append("=\"");
        WriteText(value, isValue: true);
        _html.Append('"');
    }

    private void WriteText(string text, bool isValue = false)
    {
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => _html.Append("&amp;"),
                '<' => _html.Append("&lt;"),
                '>' => _html.Append("&gt;"),
                '"' when isValue => _html.Append("&quot;"),
                '\u00A0' => _html.Append("&nbsp;"),
                '\0' => _html,
                _ => _html.Append(character),
            };
        }
    }
}
