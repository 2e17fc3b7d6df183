using System.Globalization;
using System.Text;
using DiffPlex;

namespace Portal.Services.Reviews;

/// <summary>Cuts a text into words, the spaces between them, and every other character by itself. No character is cut in two.</summary>
internal sealed class WordChunker : IChunker
{
    public IReadOnlyList<string> Chunk(string text)
    {
        var (chunks, start, at) = (new List<string>(), 0, 0);
        var before = Kind.Other;
        foreach (var rune in text.EnumerateRunes())
        {
            var kind = KindOf(rune);
            if (at > start && (kind != before || kind is Kind.Other))
            {
                chunks.Add(text[start..at]);
                start = at;
            }

            (before, at) = (kind, at + rune.Utf16SequenceLength);
        }

        if (at > start)
        {
            chunks.Add(text[start..at]);
        }

        return chunks;
    }

    private static Kind KindOf(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? Kind.Word
        : Rune.IsWhiteSpace(rune) ? Kind.Space
        : Kind.Other;

    private enum Kind
    {
        Word,
        Space,
        Other,
    }
}
