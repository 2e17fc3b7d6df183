using System.Globalization;
using Portal.Services.Composing;

namespace Portal.Services.Conversations;

/// <summary>The beginning of a message on one line, as plain text.</summary>
internal static class Snippet
{
    private const int Longest = 140;

    // Reading a whole newsletter to show its first line is not worth it; its style sheet alone may stand before the first word.
    private const int LookedAt = 200_000;

    public static string Of(string? body, bool mayBeHtml)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            return string.Empty;
        }

        var beginning = body.Length > LookedAt ? body[..LookedAt] : body;
        return Shortened(OneLine(mayBeHtml ? HtmlText.Beginning(beginning, 4 * Longest) : beginning));
    }

    private static string OneLine(string text)
    {
        var start = text.AsSpan().TrimStart();
        var seen = start[..Math.Min(start.Length, 8 * Longest)].ToString();
        return string.Join(' ', seen.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Shortened(string line)
    {
        if (line.Length <= Longest)
        {
            return line;
        }

        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(line, end) is var next && next < Longest)
        {
            end = next;
        }

        return string.Concat(line.AsSpan(0, end), "…");
    }
}
