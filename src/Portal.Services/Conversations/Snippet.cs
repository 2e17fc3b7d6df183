using System.Globalization;
using System.Net;
using System.Text;

namespace Portal.Services.Conversations;

/// <summary>The beginning of a message on one line, as plain text.</summary>
internal static class Snippet
{
    private const int Longest = 140;

    // Reading a whole newsletter to show its first line is not worth it.
    private const int LookedAt = 4000;

    public static string Of(string? body, bool isHtml)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            return string.Empty;
        }

        var beginning = body.Length > LookedAt ? body[..LookedAt] : body;
        return Shortened(OneLine(isHtml ? WebUtility.HtmlDecode(WithoutTags(beginning)) : beginning));
    }

    // Only good enough for a line that is shown as text; nothing here makes markup safe.
    private static string WithoutTags(string html)
    {
        var text = new StringBuilder(html.Length);
        var inTag = false;
        foreach (var character in html)
        {
            inTag = character == '<' || (inTag && character != '>');
            text.Append(inTag || character == '>' ? ' ' : character);
        }

        return text.ToString();
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Shortened(string line)
    {
        if (line.Length <= Longest)
        {
            return line;
        }

        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(line, end) < Longest)
        {
            end += StringInfo.GetNextTextElementLength(line, end);
        }

        return string.Concat(line.AsSpan(0, end), "…");
    }
}
