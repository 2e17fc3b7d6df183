using System.Text;

namespace Portal.Services.Search;

/// <summary>
/// Cuts a text into the words that are searched: letters and digits, in lower case, without accents. Both databases get the words from
/// here, so that they find the same. Where a script writes no spaces between words, each character is one, and words are found as phrases.
/// </summary>
public static class Tokenizer
{
    /// <summary>Of a longer word, only its beginning is searched.</summary>
    public const int LongestToken = 64;

    /// <summary>Of a longer text, only so many words are searched.</summary>
    public const int MostTokens = 20_000;

    public static IReadOnlyList<Token> Read(string text)
    {
        var words = new WordBuilder();
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (words.Tokens.Count >= MostTokens)
            {
                return words.Tokens;
            }

            Take(words, rune, at);
            at += rune.Utf16SequenceLength;
        }

        words.End(at);
        return words.Tokens;
    }

    private static void Take(WordBuilder words, Rune rune, int at)
    {
        switch (RuneFolding.KindOf(rune))
        {
            case RuneKind.Separator:
                words.End(at);
                break;
            case RuneKind.Letter:
                words.Add(RuneFolding.Fold(rune), at);
                break;
            case RuneKind.Unspaced:
                words.End(at);
                words.Add(RuneFolding.Fold(rune), at);
                words.End(at + rune.Utf16SequenceLength);
                break;
            case RuneKind.Silent:
                break;
        }
    }

    private sealed class WordBuilder
    {
        private readonly StringBuilder _word = new();
        private int _start;

        public List<Token> Tokens { get; } = [];

        public void Add(string folded, int at)
        {
            _start = _word.Length == 0 ? at : _start;
            _word.Append(_word.Length + folded.Length <= LongestToken ? folded : string.Empty);
        }

        public void End(int at)
        {
            if (_word.Length > 0)
            {
                Tokens.Add(new Token(_word.ToString(), _start, at - _start));
                _word.Clear();
            }
        }
    }
}
