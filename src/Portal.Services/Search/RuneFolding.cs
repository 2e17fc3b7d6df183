using System.Globalization;
using System.Text;

namespace Portal.Services.Search;

/// <summary>What a character is to a search.</summary>
internal enum RuneKind
{
    /// <summary>Ends a word.</summary>
    Separator,

    /// <summary>A letter or digit of a word.</summary>
    Letter,

    /// <summary>A letter of a script that writes no spaces between words.</summary>
    Unspaced,

    /// <summary>Belongs to the word, and is not compared: an accent, an apostrophe, a soft hyphen.</summary>
    Silent,
}

/// <summary>Which characters are the same to a search: case, accents, ligatures and widths don't matter.</summary>
internal static class RuneFolding
{
    // What Unicode does not take apart although people write one for the other.
    private static readonly Dictionary<int, string> Alike = new()
    {
        ['ß'] = "ss",
        ['ẞ'] = "ss",
        ['æ'] = "ae",
        ['Æ'] = "ae",
        ['œ'] = "oe",
        ['Œ'] = "oe",
        ['ø'] = "o",
        ['Ø'] = "o",
        ['đ'] = "d",
        ['Đ'] = "d",
        ['ð'] = "d",
        ['Ð'] = "d",
        ['ł'] = "l",
        ['Ł'] = "l",
        ['þ'] = "th",
        ['Þ'] = "th",
        ['ħ'] = "h",
        ['Ħ'] = "h",
        ['ı'] = "i",
        ['ς'] = "σ",
    };

    // Thai and Lao, Burmese, Khmer, Chinese and Japanese.
    private static readonly (int First, int Last)[] WithoutSpaces =
    [
        (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3040, 0x30FF), (0x31F0, 0x31FF),
        (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9D), (0x20000, 0x3FFFF),
    ];

    public static RuneKind KindOf(Rune rune) =>
        rune.IsAscii ? (Rune.IsLetterOrDigit(rune) ? RuneKind.Letter : rune.Value == '\'' ? RuneKind.Silent : RuneKind.Separator)
        : rune.Value is '’' or 'ʼ' || IsAccent(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format ? RuneKind.Silent
        : !IsOfWords(rune) ? RuneKind.Separator
        : WithoutSpaces.Any(range => rune.Value >= range.First && rune.Value <= range.Last) ? RuneKind.Unspaced
        : RuneKind.Letter;

    public static string Fold(Rune rune)
    {
        if (rune.IsAscii)
        {
            return Rune.ToLowerInvariant(rune).ToString();
        }

        return Alike.TryGetValue(rune.Value, out var alike)
            ? alike
            : string.Concat(rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes().Where(r => IsOfWords(r) && !IsAccent(r)).Select(Rune.ToLowerInvariant));
    }

    private static bool IsAccent(Rune rune) => rune.Value is >= 0x300 and <= 0x36F;

    private static bool IsOfWords(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
