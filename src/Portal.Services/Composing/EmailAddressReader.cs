namespace Portal.Services.Composing;

/// <summary>
/// Reads lists of addresses as mail programs, spreadsheets and people write them, from left to right. A one-line field makes each
/// line end a blank, so an address ends a person; whether a comma does, <see cref="AddressOwner"/> decides.
/// Words that belong to no address are kept: nobody is lost without a word.
/// </summary>
internal sealed class EmailAddressReader
{
    private readonly string _text;
    private readonly List<AddressPart> _parts = [];
    private readonly WaitingWords _name;
    private int _at;
    private int _quoteEnd = -1; // of a quote that is passed over, because it holds addresses
    private bool _isDivided;
    private bool _isNextCell;

    private EmailAddressReader(string text) => (_text, _name) = (text, new WaitingWords(text));

    public static IReadOnlyList<AddressPart> Read(string text)
    {
        var end = text.Length <= EmailAddressList.Longest ? text.Length : Math.Max(0, text.AsSpan(0, EmailAddressList.Longest).LastIndexOfAny(AddressBounds.WordEnds));
        var clean = InvisibleCharacters.Without(ContactCards.AsAddresses(text[..end]).ReplaceLineEndings("\n")).Replace('＠', '@').Replace('．', '.');
        var reader = new EmailAddressReader(clean);
        reader.ReadAll();
        return end == text.Length ? reader._parts : [.. reader._parts, new AddressPart(text[end..].Trim(), Address: null)];
    }

    private void ReadAll()
    {
        while (_at < _text.Length)
        {
            ReadNext(_text[_at]);
        }

        Flush();
    }

    private void ReadNext(char next)
    {
        switch (next)
        {
            case ';' or '；' or '؛': Divide(); break;
            case '\n' when Next() != '<': Divide(); break;
            case ',' or '，' or '、' or '،': _isDivided = true; _at++; break;
            case '\t': _isNextCell = true; _at++; break;
            case ' ' or '\n' or '>': _at++; break;
            case '"' when _at == _quoteEnd: _at++; break;
            case '"': ReadQuote(); break;
            case '<' or '(' or '[': ReadBracket(); break;
            default: ReadWord(); break;
        }
    }

    private void Divide()
    {
        Flush();
        _isDivided = true;
        _at++;
    }

    private void ReadWord()
    {
        var start = _at;
        _at = AddressBounds.WordEnd(_text, start);
        var word = _text[start.._at];
        var label = AddressWords.LabelEnd(word);
        if (_name.IsEmpty && (AddressWords.IsMark(word) || (_parts.Count > 0 && AddressWords.IsJoining(word))))
        {
            return;
        }

        if (label >= 0)
        {
            _at = start + label + 1;
            ReadLabel(start, word[..label]);
        }
        else if (LoneAddress.Read(word) is { Count: > 0 } addresses)
        {
            TakeBare(start, addresses);
        }
        else
        {
            Add(start, word);
            if (word.IndexOf('@', StringComparison.Ordinal) > 0)
            {
                FlushTogether(); // half an address is no part of the next one's name
            }
        }
    }

    private void ReadLabel(int start, string label)
    {
        if (label.Length == 0 && _name.Only is { } only && AddressWords.IsLabel(only))
        {
            _name.Clear(); // with a blank before its colon, as in French
        }
        else if (AddressWords.IsLabel(label))
        {
            Flush();
        }
        else
        {
            Add(start, label);
            Flush();
        }
    }

    /// <summary>An address without brackets. Words before it are its name only in a table: in a line, “ada lovelace@example.com” may be one address with a slip.</summary>
    private void TakeBare(int start, IReadOnlyList<EmailAddress> addresses)
    {
        if (Next(_at - 1) is var next and ('<' or '[' or '(') && AddressBounds.Bracketed(_text, NextIndex(_at - 1)) is [var other, ..])
        {
            if (other.Key == addresses[0].Key)
            {
                return; // ada@example.com<mailto:ada@example.com>
            }

            if (next == '<')
            {
                Add(start, _text[start.._at]); // stands where the name of the other would
                return;
            }
        }

        if (_isNextCell && !_isDivided && !_name.IsDivided)
        {
            Keep(_name.GiveUpOthers(addresses[0]));
        }

        if (_isNextCell && !_isDivided && !_name.IsDivided && !_name.IsEmpty && addresses[0].Named(_name.Name) is { } named)
        {
            _name.Clear();
            Take(named, addresses);
        }
        else
        {
            Flush();
            Take(addresses[0], addresses);
        }
    }

    private void ReadBracket()
    {
        var start = _at;
        var end = AddressBounds.BracketEnd(_text, start);
        var hasAddresses = end > 0 && _text.AsSpan(start, end - start).Contains('@');
        if (AddressBounds.Bracketed(_text, start) is { Count: > 0 } addresses)
        {
            _at = end + 1;
            TakeNamed(start, addresses);
        }
        else if (hasAddresses && _name.IsEmpty && (_text[start] != '<' || _text.AsSpan(start, end - start).Count('@') > 1))
        {
            _at++; // <ada@example.com, bob@example.com>
        }
        else if (_text[start] == '<')
        {
            _at = end > 0 ? end + 1 : AddressBounds.WordEnd(_text, start);
            Add(start, _text[start.._at]);
            FlushTogether();
        }
        else
        {
            _at = end > 0 ? end + 1 : AddressBounds.WordEnd(_text, start);
            ReadRemark(start, _text[start.._at]);
        }
    }

    /// <summary>Behind an address without a name, a remark of several words is the name, as mail programs once wrote it; one word only says which address it is.</summary>
    private void ReadRemark(int start, string words)
    {
        if (!_name.IsEmpty || _isDivided || !words.StartsWith('(') || !words.EndsWith(')') || _parts is not [.., { Address: { Name: null } address }])
        {
            Add(start, words);
        }
        else if (words[1..^1].Trim().Contains(' ', StringComparison.Ordinal))
        {
            _parts[^1] = new AddressPart(string.Empty, address.Named(words[1..^1]) ?? address);
        }
    }

    private void ReadQuote()
    {
        var start = _at++;
        var end = AddressBounds.QuoteEnd(_text, start);
        if (end < 0)
        {
            return; // never closed: as if it were not there
        }

        var content = _text[(start + 1)..end];
        if (content.Contains('@', StringComparison.Ordinal) && Next(end) is not ('<' or '(' or '['))
        {
            _quoteEnd = end; // a whole list in quotes, as a spreadsheet writes it
        }
        else if (content.Length > 0)
        {
            _at = end + 1;
            Add(start, AddressBounds.Unescaped(content), isQuoted: true);
        }
    }

    private void TakeNamed(int bracket, IReadOnlyList<EmailAddress> addresses)
    {
        Keep(_name.GiveUpOthers(addresses[0]));
        if ((_name.IsEmpty ? addresses[0] : addresses[0].Named(_name.Name)) is { } named)
        {
            var guess = _name.Guess(addresses[0]);
            _name.Clear();
            Take(named, addresses, guess);
        }
        else
        {
            Add(bracket, string.Empty);
            FlushTogether();
        }
    }

    private void Take(EmailAddress first, IReadOnlyList<EmailAddress> addresses, string? guess = null)
    {
        _parts.Add(new AddressPart(string.Empty, first, guess));
        _parts.AddRange(addresses.Skip(1).Select(address => new AddressPart(string.Empty, address)));
        (_isDivided, _isNextCell) = (false, false);
    }

    private void Add(int start, string word, bool isQuoted = false)
    {
        _name.Add(new NameWord(word, start, isQuoted), _at, _isDivided);
        (_isDivided, _isNextCell) = (false, false);
    }

    private void Flush() => Keep(_name.GiveUp());

    private void FlushTogether() => Keep(_name.GiveUpTogether());

    private void Keep(IReadOnlyList<string> texts) => _parts.AddRange(texts.Select(text => new AddressPart(text, Address: null)));

    /// <summary>The next character that is no blank; '\0' where there is none.</summary>
    private char Next(int? behind = null) => NextIndex(behind ?? _at) is var next && next < _text.Length ? _text[next] : '\0';

    private int NextIndex(int behind)
    {
        do
        {
            behind++;
        }
        while (behind < _text.Length && _text[behind] is ' ' or '\t' or '\n');
        return behind;
    }
}

/// <summary>One person of a list; where <paramref name="Address"/> is null, <paramref name="Text"/> is what could not be read, as it was written.</summary>
/// <param name="Guess">Of the name, what may be somebody else's.</param>
internal sealed record AddressPart(string Text, EmailAddress? Address, string? Guess = null);
