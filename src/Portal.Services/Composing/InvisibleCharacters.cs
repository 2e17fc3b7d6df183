using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Portal.Services.Composing;

/// <summary>
/// Characters that take no room on the screen: marks of direction, soft hyphens, zero-width spaces and the like. They come along
/// with what people paste, and can be put into names on purpose.
/// </summary>
public static class InvisibleCharacters
{
    private const int BrailleBlank = 0x2800;

    // Unicode's Default_Ignorable_Code_Point, without those of Shapes.
    private static readonly (int First, int Last)[] Ignorable =
    [
        (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180E, 0x180E), (0x200B, 0x200B), (0x200E, 0x200F), (0x202A, 0x202E),
        (0x2060, 0x206F), (0x3164, 0x3164), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE001F), (0xE0080, 0xE00FF), (0xE01F0, 0xE0FFF),
    ];

    // Joiners, variation selectors and tags: they decide how the character before them looks, as in emoji and in Persian.
    private static readonly (int First, int Last)[] Shapes = [(0x180B, 0x180F), (0x200C, 0x200D), (0xFE00, 0xFE0F), (0xE0020, 0xE007F), (0xE0100, 0xE01EF)];

    /// <summary>Whether there is nothing to see in it.</summary>
    public static bool IsBlank([NotNullWhen(false)] string? text)
    {
        foreach (var rune in (text ?? string.Empty).EnumerateRunes())
        {
            if (!IsSpace(rune) && !IsHidden(rune) && !IsShape(rune))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Without them, and with every kind of space as an ordinary one; line ends and tabs stay. A joiner stays only behind a character that it may shape.</summary>
    public static string Without(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsSpace(rune))
            {
                kept.Append(rune.Value is '\t' or '\n' or '\r' ? (char)rune.Value : ' ');
            }
            else if (!IsHidden(rune) && !(IsShape(rune) && (kept.Length == 0 || char.IsWhiteSpace(kept[^1]))))
            {
                kept.Append(rune);
            }
        }

        return kept.ToString();
    }

    /// <summary>The same, and joiners nowhere.</summary>
    public static string WithoutAny(string text) => string.Concat(Without(text).EnumerateRunes().Where(rune => !IsShape(rune)));

    private static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value == BrailleBlank;

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control || Ignorable.Any(range => rune.Value >= range.First && rune.Value <= range.Last);

    private static bool IsShape(Rune rune) => Shapes.Any(range => rune.Value >= range.First && rune.Value <= range.Last);
}
