namespace Portal.Services.Composing;

/// <summary>
/// What formats in one typed line: <c>**bold**</c>, <c>*italic*</c>, <c>[words](https://…)</c>, <c>![picture](https://…)</c> and web
/// addresses. The time it takes grows with the line and no faster, whatever stands there.
/// </summary>
internal sealed class LineMarks
{
    private const int LongestTarget = 2000;
    private const int LongestStars = 3;

    private readonly string _line;
    private readonly int _from;
    private readonly List<Mark> _marks = [];
    private readonly List<int> _active = [];
    private readonly List<StarRun> _stars = [];
    private readonly List<Mark> _addresses = [];
    private readonly Stack<Bracket> _brackets = new();
    private int _lastImage = -1;

    private LineMarks(string line, int from)
    {
        (_line, _from) = (line, from);
        for (var at = from; at < line.Length;)
        {
            at = Step(at);
        }

        PairStars(0);
        TakeAddresses();
        _marks.Sort((one, other) => one.Start.CompareTo(other.Start));
    }

    /// <summary>In the line's order; none within another.</summary>
    public IReadOnlyList<Mark> Marks => _marks;

    /// <summary>Where a backslash keeps something from formatting, or does so already.</summary>
    public IReadOnlyList<int> Active => _active;

    public static LineMarks Of(string line, int from) => new(line, from);

    private int Step(int at) => _line[at] switch
    {
        '*' => Star(at),
        '[' => Open(at, isImage: false),
        '!' when At(at + 1) == '[' => Open(at, isImage: true),
        ']' => Close(at),
        'h' or 'H' or 'w' or 'W' => Address(at),
        _ => at + 1,
    };

    private int Star(int at)
    {
        var end = at;
        while (At(end) == '*')
        {
            end++;
        }

        if (end - at <= LongestStars)
        {
            var (before, after) = (Before(at), After(end));
            _stars.Add(new StarRun(at, end - at, IsEscaped(at)) { MayOpen = StarRun.MayOpenBetween(before, after), MayClose = StarRun.MayCloseBetween(before, after) });
        }

        return end;
    }

    private int Open(int at, bool isImage)
    {
        var words = at + (isImage ? 2 : 1);
        _brackets.Push(new Bracket(at, words, isImage, _stars.Count, _addresses.Count));
        return words;
    }

    private int Close(int at)
    {
        if (!_brackets.TryPop(out var bracket) || At(at + 1) != '(' || Target(at + 2) is not { } target || !Leads(bracket, at, target))
        {
            return at + 1;
        }

        var end = at + target.Length + 3;
        Settle(bracket);
        _active.Add(bracket.Start);
        if (IsEscaped(bracket.Start))
        {
            _marks.Add(new Mark(bracket.Start - 1, 1, MarkKind.Escape));
        }
        else if (bracket.IsImage)
        {
            _marks.Add(new Mark(bracket.Start, end - bracket.Start, MarkKind.Image, target));
        }
        else
        {
            _marks.Add(new Mark(bracket.Start, 1, MarkKind.LinkBegin, target));
            _marks.Add(new Mark(at, end - at, MarkKind.LinkEnd, target));
        }

        return end;
    }

    private bool Leads(Bracket bracket, int at, string target) =>
        !string.IsNullOrWhiteSpace(_line[bracket.Words..at])
        && (bracket.IsImage ? SafeLinks.MayShow(target) && _lastImage < bracket.Start : SafeLinks.MayLinkTyped(target));

    // The same with a backslash before it, so that escaping one thing never makes another format.
    private void Settle(Bracket bracket)
    {
        _addresses.RemoveRange(bracket.Addresses, _addresses.Count - bracket.Addresses);
        if (bracket.IsImage)
        {
            _stars.RemoveRange(bracket.Stars, _stars.Count - bracket.Stars);
            _lastImage = bracket.Start;
        }
        else
        {
            PairStars(bracket.Stars);
            _brackets.Clear(); // a link holds no other
        }
    }

    /// <summary>The address after <c>](</c>; brackets within it come in pairs.</summary>
    private string? Target(int start)
    {
        if (!SafeLinks.MayLink(_line.Substring(start, Math.Min(9, _line.Length - start))))
        {
            return null;
        }

        for (var (at, depth) = (start, 0); at < _line.Length && at - start < LongestTarget; at++)
        {
            var c = _line[at];
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '"' or '[')
            {
                return null;
            }

            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0)
            {
                return _line[start..at];
            }
        }

        return null;
    }

    private int Address(int at)
    {
        var length = TypedAddress.LengthAt(_line, at, Before(at));
        if (length == 0)
        {
            return at + 1;
        }

        _addresses.Add(new Mark(at, length, MarkKind.Address, TypedAddress.Target(_line.Substring(at, length))));
        return at + length;
    }

    private void TakeAddresses()
    {
        foreach (var address in _addresses)
        {
            _active.Add(address.Start);
            _marks.Add(IsEscaped(address.Start) ? new Mark(address.Start - 1, 1, MarkKind.Escape) : address);
        }
    }

    private void PairStars(int first)
    {
        if (first < _stars.Count)
        {
            new StarPairs(_marks, _active).Find(_stars.Skip(first));
            _stars.RemoveRange(first, _stars.Count - first);
        }
    }

    private bool IsEscaped(int at) => at > _from && _line[at - 1] == '\\';

    private char At(int at) => at < _line.Length ? _line[at] : '\n';

    // What a mark may do must not depend on the backslashes beside it.
    private char Before(int at)
    {
        do
        {
            at--;
        }
        while (at >= _from && _line[at] == '\\');
        return at >= _from ? _line[at] : '\n';
    }

    private char After(int at)
    {
        while (At(at) == '\\')
        {
            at++;
        }

        return At(at);
    }

    private readonly record struct Bracket(int Start, int Words, bool IsImage, int Stars, int Addresses);
}
