using System.Globalization;
using Portal.Services.Composing;

namespace Portal.Tests.Composing;

/// <summary>Counts a text as a phone would: look each rune up in the tables as the standard prints them, and lay them into segments one by one.</summary>
internal static class SmsReference
{
    // 3GPP TS 23.038, table by table: code points of 0x00 to 0x7F without the escape, then those behind the escape.
    private static readonly int[] Basic =
    [
        0x40, 0xA3, 0x24, 0xA5, 0xE8, 0xE9, 0xF9, 0xEC, 0xF2, 0xC7, 0x0A, 0xD8, 0xF8, 0x0D, 0xC5, 0xE5,
        0x394, 0x5F, 0x3A6, 0x393, 0x39B, 0x3A9, 0x3A0, 0x3A8, 0x3A3, 0x398, 0x39E, 0xC6, 0xE6, 0xDF, 0xC9,
        .. Enumerable.Range(0x20, 4), 0xA4, .. Enumerable.Range(0x25, 0x40 - 0x25),
        0xA1, .. Enumerable.Range('A', 26), 0xC4, 0xD6, 0xD1, 0xDC, 0xA7,
        0xBF, .. Enumerable.Range('a', 26), 0xE4, 0xF6, 0xF1, 0xFC, 0xE0,
    ];

    private static readonly int[] Escaped = [0x0C, 0x5E, 0x7B, 0x7D, 0x5C, 0x5B, 0x7E, 0x5D, 0x7C, 0x20AC];

    public static (SmsEncoding Encoding, int Units, int Segments, int Remaining) Count(string text)
    {
        var isPlain = text.EnumerateRunes().All(rune => Basic.Contains(rune.Value) || Escaped.Contains(rune.Value));
        int[] costs = isPlain ? [.. text.EnumerateRunes().Select(rune => Escaped.Contains(rune.Value) ? 2 : 1)] : [.. Visible(text)];
        var (single, joined) = isPlain ? (160, 153) : (70, 67);
        var encoding = isPlain ? SmsEncoding.Gsm7 : SmsEncoding.Unicode;
        if (costs.Sum() <= single)
        {
            return (encoding, costs.Sum(), costs.Length == 0 ? 0 : 1, single - costs.Sum());
        }

        var segments = new List<List<int>> { new() };
        foreach (var cost in costs)
        {
            if (segments[^1].Sum() + cost > joined)
            {
                segments.Add([]);
            }

            segments[^1].Add(cost);
        }

        return (encoding, costs.Sum(), segments.Count, joined - segments[^1].Sum());
    }

    private static IEnumerable<int> Visible(string text)
    {
        int[] starts = [.. StringInfo.ParseCombiningCharacters(text), text.Length];
        return starts.Zip(starts.Skip(1), (start, end) => text[start..end]).SelectMany(character =>
            character.Length > 67 || character == "\r\n" ? character.EnumerateRunes().Select(rune => rune.Utf16SequenceLength) : [character.Length]);
    }
}
