using System.Globalization;

namespace Portal.Services.Composing;

/// <summary>The part of an e-mail address behind its @, in the letters of any script or in the punycode that stands for them.</summary>
internal static class EmailDomain
{
    private const int LongestLabel = 63; // RFC 1035, 2.3.4
    private const string Punycode = "xn--";

    private static readonly IdnMapping Mapping = new() { UseStd3AsciiRules = true };

    /// <summary>In ASCII, so that both spellings of a name are equal; null for what is no name of a domain.</summary>
    public static string? Ascii(string domain)
    {
        if (!domain.All(c => c is '.' or '-' || IsOfWord(c)))
        {
            return null;
        }

        var ascii = domain.All(char.IsAscii) && !domain.Contains(Punycode, StringComparison.OrdinalIgnoreCase) ? domain.ToLowerInvariant() : Mapped(domain);
        return ascii?.Split('.') is { Length: > 1 } labels && labels.All(IsLabel) && labels[^1] is { Length: > 1 } last && !last.All(char.IsAsciiDigit) ? ascii : null;
    }

    private static bool IsOfWord(char character) =>
        char.IsLetterOrDigit(character) || char.IsSurrogate(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsLabel(string label) => label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-';

    private static string? Mapped(string domain)
    {
        try
        {
            return Mapping.GetAscii(domain).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
