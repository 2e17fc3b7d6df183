using System.Globalization;
using System.Text;

namespace Portal.Services.Scheduling;

/// <summary>What is typed on keyboards of other scripts, in the characters that times are read by: “３：３０” and “٣:٣٠” are 3:30.</summary>
internal static class TypedCharacters
{
    // The block of full-width forms stands as far from ASCII as this, character by character.
    private const int FullWidth = 0xFEE0;

    public static string Plain(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(Plain(rune));
        }

        return plain.ToString();
    }

    private static Rune Plain(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber ? new Rune('0' + (int)Rune.GetNumericValue(rune))
        : rune.Value is >= '!' + FullWidth and <= '~' + FullWidth ? new Rune(rune.Value - FullWidth)
        : rune;
}
