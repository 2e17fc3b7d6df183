using System.Globalization;
using System.Text;

namespace Portal.Services.Composing;

/// <summary>
/// Finds where a web address in a text ends. Brackets that it opens itself belong to it, punctuation of any script behind it does not; characters that nobody
/// sees are taken out, for the address that is opened must be the one that is seen.
/// </summary>
internal static class WebAddressEnd
{
    private const string Opening = "([{";
    private const string Closing = ")]}";

    /// <summary>What is seen of the address that begins at <paramref name="start"/>, and where it ends in the text.</summary>
    public static (string Words, int End) Read(string text, int start, int beginning)
    {
        var words = new StringBuilder().Append(text, start, beginning);
        List<int> ends = [.. Enumerable.Range(start + 1, beginning)];
        Span<int> open = stackalloc int[Opening.Length];
        for (var at = start + beginning; at < text.Length;)
        {
            var length = char.IsSurrogatePair(text, at) ? 2 : 1;
            if (IsUnseen(text, at) && !JoinsLetters(text, at))
            {
                if (WebAddress.BeginningAt(text, at + 1) is not null)
                {
                    break;
                }
            }
            else if (Ends(text, at) || Unbalances(text[at], open))
            {
                break;
            }
            else
            {
                words.Append(text, at, length);
                ends.AddRange(Enumerable.Repeat(at + length, length));
            }

            at += length;
        }

        var kept = LengthWithoutPunctuation(words.ToString(), beginning);
        return (words.ToString(0, kept), ends[kept - 1]);
    }

    private static bool Unbalances(char character, Span<int> open)
    {
        if (Opening.IndexOf(character, StringComparison.Ordinal) is >= 0 and var opened)
        {
            open[opened]++;
        }

        return Closing.IndexOf(character, StringComparison.Ordinal) is >= 0 and var closed && --open[closed] < 0;
    }

    private static bool Ends(string text, int at) => text[at] switch
    {
        <= ' ' or '<' or '>' or '"' or '\u200B' => true,
        '“' or '”' or '„' or '‟' or '«' or '»' or '‹' or '›' => true,
        // Words of Chinese and Japanese stand behind their punctuation without a space.
        (>= '\u3000' and <= '\u3004') or (>= '\u3008' and <= '\u3020') or '\u3030' or '\u303D' => true,
        (>= '\uFE10' and <= '\uFE6B') or (>= '\uFF00' and <= '\uFF65') when !char.IsLetterOrDigit(text, at) => true,
        var character => char.IsWhiteSpace(character) || char.IsControl(character) || (char.IsSurrogate(character) && !char.IsSurrogatePair(text, at)),
    };

    private static bool IsUnseen(string text, int at) => text[at] is '\u034F' || (text[at] is not '\u200B' && CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.Format);

    // Persian and the scripts of India write some words so.
    private static bool JoinsLetters(string text, int at) =>
        text[at] is '\u200C' or '\u200D' && at + 1 < text.Length && IsForeignLetter(text[at - 1]) && IsForeignLetter(text[at + 1]);

    private static bool IsForeignLetter(char character) => !char.IsAscii(character) && (char.IsLetter(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private static int LengthWithoutPunctuation(string words, int least)
    {
        var length = words.Length;
        while (length > least)
        {
            var size = length - least > 1 && char.IsSurrogatePair(words, length - 2) ? 2 : 1;
            if (!ClosesSentence(words, length - size))
            {
                break;
            }

            length -= size;
        }

        return length;
    }

    private static bool ClosesSentence(string words, int at) => char.IsAscii(words[at])
        ? words[at] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '*' or '(' or '[' or '{'
        : CharUnicodeInfo.GetUnicodeCategory(words, at) is UnicodeCategory.OtherPunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
            or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OtherSymbol or UnicodeCategory.Format
        || words[at] is '\uFE0F';
}
