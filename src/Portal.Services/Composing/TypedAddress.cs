using System.Globalization;

namespace Portal.Services.Composing;

/// <summary>
/// A web address in the middle of typed words: where it ends, and what it leads to. Not <see cref="WebAddress"/>, which finds what others have written: here brackets and
/// backslashes may be marks of the author's own, nothing of what was typed may be taken out, and a character stays where it stands in the line.
/// </summary>
internal static class TypedAddress
{
    private const int Longest = 2000;

    /// <summary>The length of the address that begins here; 0 for none. <paramref name="before"/> is what stands before it.</summary>
    public static int LengthAt(string line, int at, char before)
    {
        var begin = WebAddress.BeginningAt(line, at);
        if (begin is null || StarRun.IsInWord(before) || (begin == "www." && !MayStandBefore(before)))
        {
            return 0;
        }

        var end = at + begin.Length;
        while (end < line.Length && end - at < Longest && IsPart(line[end]))
        {
            end++;
        }

        end = WithoutPunctuation(line, at, end);
        return end > at + begin.Length && char.IsLetterOrDigit(line[at + begin.Length]) ? end - at : 0;
    }

    public static string Target(string address) => address.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? $"http://{address}" : address;

    private static bool MayStandBefore(char c) => char.IsWhiteSpace(c) || c is '"' or '\'' or '*' || !char.IsAscii(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.OpenPunctuation;

    private static bool IsPart(char c) => char.IsAscii(c)
        ? c > ' ' && c is not ('<' or '>' or '"' or '[' or ']' or '\\' or '\u007f')
        : char.IsLetterOrDigit(c) || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // What closes the sentence is not the address's, nor a bracket that was opened before it.
    private static int WithoutPunctuation(string line, int at, int end)
    {
        var open = line.AsSpan(at, end - at).Count('(') - line.AsSpan(at, end - at).Count(')');
        while (end > at && (line[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '*' or '_' or '~' or '}' || (line[end - 1] == ')' && open < 0)))
        {
            open += line[end - 1] == ')' ? 1 : 0;
            end--;
        }

        return end;
    }
}
