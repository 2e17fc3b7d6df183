using System.Globalization;

namespace Portal.Services.Composing;

/// <summary>One to three asterisks in a row, which may begin or end what is bold or italic. Inside a word, beside a space or in a file's pattern they are only asterisks.</summary>
internal sealed class StarRun(int start, int length, bool isEscaped)
{
    public int Start { get; } = start;
    public int Length { get; } = length;

    /// <summary>Has a backslash before it: what it would format is not formatted.</summary>
    public bool IsEscaped { get; } = isEscaped;

    public required bool MayOpen { get; init; }
    public required bool MayClose { get; init; }

    /// <summary>How many of its asterisks have found no partner yet.</summary>
    public int Left { get; private set; } = length;

    public bool IsPaired => Left < Length;

    /// <summary>The innermost asterisks of a beginning; where they stand.</summary>
    public int TakeLast(int count)
    {
        Left -= count;
        return Start + Left;
    }

    /// <summary>The innermost asterisks of an ending; where they stand.</summary>
    public int TakeFirst(int count)
    {
        var at = Start + Length - Left;
        Left -= count;
        return at;
    }

    public static bool MayOpenBetween(char before, char after) => IsBeforeWords(before) && BeginsWords(after);

    public static bool MayCloseBetween(char before, char after) => EndsWords(before) && !IsInWord(after);

    /// <summary>A letter or digit of a script that divides words by spaces; Chinese, Japanese and others don't.</summary>
    internal static bool IsInWord(char c) => char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.OtherLetter;

    private static bool IsBeforeWords(char c) =>
        char.IsWhiteSpace(c) || c is '"' or '\'' || (!char.IsAscii(c) && !IsInWord(c))
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.OpenPunctuation or UnicodeCategory.DashPunctuation;

    private static bool BeginsWords(char c) =>
        !char.IsWhiteSpace(c) && c is not ('*' or '.' or ',' or ';' or ':' or '!' or '?' or '/' or '\\' or '|' or '_' or '…')
        && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.ClosePunctuation;

    private static bool EndsWords(char c) =>
        !char.IsWhiteSpace(c) && c is not ('*' or '/' or '\\' or '|' or '_' or '@' or '#' or '&')
        && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.OpenPunctuation;
}
