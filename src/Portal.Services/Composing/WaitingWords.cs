namespace Portal.Services.Composing;

/// <summary>Words of a list of addresses whose address is still to come. When it comes, they may be its name, or belong to nobody.</summary>
internal sealed class WaitingWords(string text)
{
    private static readonly char[] Between = [' ', '\t', '\n', ',', '，', '、', '،', ';'];

    private readonly List<NameWord> _words = [];
    private int _end;

    public bool IsEmpty => _words.Count == 0;

    public bool IsDivided => _words.Exists(word => word.IsDivided);

    /// <summary>The word where it is the only one.</summary>
    public string? Only => _words is [var only] ? only.Text : null;

    public string Name => NameOf(_words);

    /// <param name="isDivided">Whether a comma stands before it.</param>
    public void Add(NameWord word, int end, bool isDivided)
    {
        _words.Add(word with { IsDivided = isDivided && _words.Count > 0 });
        _end = end;
    }

    public void Clear() => _words.Clear();

    /// <summary>Gives up on the words: each between commas for itself.</summary>
    public IReadOnlyList<string> GiveUp() => TakeOut(0, _words.Count);

    public IReadOnlyList<string> GiveUpTogether()
    {
        var together = Written(0, _words.Count);
        _words.Clear();
        return together;
    }

    /// <summary>Gives up on those that are no part of this address's name: other people before the last comma, and numbers such as a telephone's.</summary>
    public IReadOnlyList<string> GiveUpOthers(EmailAddress address) => [.. TakeOut(0, AddressOwner.Begin(_words, address)), .. TakeOutNumbers()];

    /// <summary>What stands before the comma and may be a name of its own, as the address does not bear it out; null where nothing does.</summary>
    public string? Guess(EmailAddress address) =>
        _words.FindIndex(word => word.IsDivided) is > 0 and var comma && !AddressOwner.BearsOut(address, _words[..comma], _words[comma..]) ? NameOf(_words[..comma]) : null;

    private List<string> TakeOutNumbers()
    {
        var numbers = new List<string>();
        for (var i = 0; i < _words.Count; i++)
        {
            var end = _words.FindIndex(i, word => word.IsQuoted || word.Text.Any(char.IsLetter)) is >= 0 and var next ? next : _words.Count;
            if (end > i && (i == 0 || _words[i..end].Sum(word => word.Text.Count(char.IsDigit)) >= 5)) // “Room 5” is a name
            {
                numbers.AddRange(TakeOut(i, end));
                i--;
            }
            else
            {
                i = Math.Max(i, end - 1);
            }
        }

        return numbers;
    }

    private List<string> TakeOut(int first, int end)
    {
        var texts = new List<string>();
        for (var i = first; i < end;)
        {
            var next = _words.FindIndex(i + 1, word => word.IsDivided) is > 0 and var divided && divided < end ? divided : end;
            texts.AddRange(Written(i, next));
            i = next;
        }

        if (end < _words.Count)
        {
            _words[end] = _words[end] with { IsDivided = _words[end].IsDivided && first > 0 };
        }

        _end = end == _words.Count && first > 0 ? _words[first].Start : _end;
        _words.RemoveRange(first, end - first);
        return texts;
    }

    // As it was typed, for the field.
    private IReadOnlyList<string> Written(int first, int end) =>
        first < end && text[_words[first].Start..(end < _words.Count ? _words[end].Start : _end)].Trim(Between) is { Length: > 0 } rest ? [rest] : [];

    private static string NameOf(IEnumerable<NameWord> words) => string.Concat(words.Select((word, index) =>
        $"{(index == 0 ? null : word.IsDivided ? ", " : " ")}{(word.IsQuoted && index > 0 ? $"\"{word.Text}\"" : word.Text)}"));
}

/// <param name="Start">Where it begins in the list.</param>
/// <param name="IsDivided">Whether a comma stands before it.</param>
internal sealed record NameWord(string Text, int Start, bool IsQuoted = false, bool IsDivided = false);
