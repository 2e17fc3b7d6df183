namespace Portal.Services.Composing;

/// <summary>Closes what HTML leaves open, and hands everything on well nested and not too deep. Each tag costs at most a look at what is open.</summary>
internal sealed class HtmlNesting(IHtmlTarget target)
{
    // An e-mail of tables in tables has fifty, an exchange of thirty answers a hundred. Words further in are kept, their elements are not.
    private const int Deepest = 150;

    private readonly List<string> _open = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal); // of what is open
    private readonly Dictionary<string, int> _tooDeep = new(StringComparer.Ordinal);

    public void Open(string name, HtmlAttributes attributes)
    {
        if (HtmlElements.Void.Contains(name))
        {
            CloseBefore(name);
            target.Open(name, attributes);
        }
        else if (_open.Count >= Deepest)
        {
            _tooDeep[name] = _tooDeep.GetValueOrDefault(name) + 1;
        }
        else
        {
            CloseBefore(name);
            _open.Add(name);
            _counts[name] = _counts.GetValueOrDefault(name) + 1;
            target.Open(name, attributes);
        }
    }

    public void Close(string name)
    {
        if (_tooDeep.GetValueOrDefault(name) is > 0 and var count)
        {
            _tooDeep[name] = count - 1;
        }
        else
        {
            CloseFrom(name, around => EndsSearch(name, around));
        }
    }

    public void End() => CloseDownTo(0);

    private static bool EndsSearch(string name, string around) => name switch
    {
        "table" => false,
        "tr" or "td" or "th" or "tbody" or "thead" or "tfoot" or "caption" => around == "table",
        _ when HtmlElements.Blocks.Contains(name) => HtmlElements.Walls.Contains(around),
        _ => HtmlElements.Blocks.Contains(around), // an inline element's end closes no block
    };

    private void CloseBefore(string name)
    {
        switch (name)
        {
            case "li": CloseFrom("li", around => around is "ul" or "ol" || HtmlElements.Walls.Contains(around)); break;
            case "dd" or "dt": CloseFrom(["dd", "dt"], around => around == "dl" || HtmlElements.Walls.Contains(around)); break;
            case "td" or "th": CloseFrom(["td", "th"], around => around is "tr" or "table"); break;
            case "tr": CloseFrom("tr", around => around == "table"); break;
            case "tbody" or "thead" or "tfoot": CloseFrom(["tbody", "thead", "tfoot"], around => around == "table"); break;
            case "a": CloseFrom("a", HtmlElements.Walls.Contains); break;
        }

        if (HtmlElements.Blocks.Contains(name))
        {
            CloseFrom("p", HtmlElements.Walls.Contains);
        }
    }

    private void CloseFrom(string name, Func<string, bool> ends) => CloseFrom([name], ends);

    private void CloseFrom(ReadOnlySpan<string> names, Func<string, bool> ends)
    {
        var isOpen = false;
        foreach (var name in names)
        {
            isOpen |= _counts.GetValueOrDefault(name) > 0;
        }

        for (var at = isOpen ? _open.Count - 1 : -1; at >= 0; at--)
        {
            if (names.Contains(_open[at]))
            {
                CloseDownTo(at);
                return;
            }

            if (ends(_open[at]))
            {
                return;
            }
        }
    }

    private void CloseDownTo(int count)
    {
        while (_open.Count > count)
        {
            var name = _open[^1];
            _open.RemoveAt(_open.Count - 1);
            _counts[name]--;
            target.Close(name);
        }
    }
}
