using System.Text;

namespace Portal.Services.Composing;

/// <summary>Sets words in lines: one space between them, at most one empty line, the marks and the indent of lists. Characters that nobody sees are left out.</summary>
internal sealed class TextLines
{
    private readonly StringBuilder _text = new();
    private int _breaks;
    private bool _space;
    private char? _joiner;
    private int _items;
    private string? _mark;

    public int Length => _text.Length;

    public void Space() => _space = true;

    /// <summary>What follows stands in another line, behind so many line ends at least.</summary>
    public void Break(int count) => _breaks = Math.Max(_breaks, count);

    public void EndLine() => _breaks = Math.Min(2, _breaks + 1);

    public void BeginItem(string mark) => (_items, _mark) = (_items + 1, mark);

    public void EndItem() => (_items, _mark) = (_items - 1, null);

    public void Write(string words)
    {
        foreach (var character in words)
        {
            Put(character);
        }
    }

    public void Write(char character, bool keepsLines, bool keepsSpaces)
    {
        switch (character)
        {
            case '\n' when keepsLines: EndLine(); break;
            case ' ' or '\t' when keepsSpaces: Put(character); break;
            case '\u200C' or '\u200D': _joiner = character; break;
            case '\u2800': Space(); break; // an empty pattern of braille, with which newsletters fill the line that a list shows
            case not '\u3000' when char.IsWhiteSpace(character): Space(); break;
            default:
                if (!IsUnseen(character))
                {
                    Put(character);
                }

                break;
        }
    }

    public bool Contains(string words, int from) => from <= _text.Length && _text.ToString(from, _text.Length - from).Contains(words, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => _text.ToString().TrimEnd();

    private static bool IsUnseen(char character) =>
        character is '\u00AD' or '\u034F' or '\u180E' or '\u200B' or '\uFEFF' or '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or (>= '\u2060' and <= '\u2064');

    private void Put(char character)
    {
        if (_text.Length > 0 && _breaks > 0)
        {
            _text.Append('\n', _breaks);
        }
        else if (_text.Length > 0 && _space)
        {
            _text.Append(' ');
        }
        else if (_joiner is { } joiner && _text.Length > 0)
        {
            _text.Append(joiner); // between two letters it is part of the word
        }

        if (_breaks > 0 || _mark is not null)
        {
            _text.Append(' ', 2 * Math.Max(0, _mark is null ? _items : _items - 1)).Append(_mark);
        }

        (_breaks, _space, _joiner, _mark) = (0, false, null, null);
        _text.Append(character);
    }
}
