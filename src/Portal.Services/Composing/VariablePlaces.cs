using System.Buffers;

namespace Portal.Services.Composing;

/// <summary>
/// Where a text keeps places for values: as the portal writes them, <c>{{contact.firstName|there}}</c>, as other tools do, and as they
/// look when a brace was forgotten. No place is looked for further than a place is long, so that the time grows with the text and no faster.
/// </summary>
internal static class VariablePlaces
{
    // Spaces are not counted: they hide a variable from nobody but a program.
    private const int LongestPlace = 300;
    private const int LongestName = 60;
    private const int DeepestBraces = 6;

    private static readonly SearchValues<char> Begins = SearchValues.Create("{}%*[<«");

    /// <summary>In the text's order; none within another.</summary>
    public static IReadOnlyList<Range> In(string text)
    {
        List<Range> places = [];
        for (var (at, end) = (0, 0); Next(text, at) is var next and >= 0; at = Math.Max(end, next + 1))
        {
            if (Find(text, next, end) is { } found)
            {
                places.Add(found.Start..found.End);
                end = found.End;
            }
            else if (text[next] == '{')
            {
                end = Math.Max(end, next + RunOf(text, next, '{') - 3); // of a long row of braces only the last can begin a place
            }
        }

        return places;
    }

    private static int Next(string text, int at) => at < text.Length && text.AsSpan(at).IndexOfAny(Begins) is >= 0 and var next ? at + next : -1;

    /// <summary><paramref name="free"/> is where the place before ends.</summary>
    private static (int Start, int End)? Find(string text, int at, int free) => text[at] switch
    {
        '{' => Braced(text, at, free),
        '}' => Unopened(text, at, free),
        '%' => Named(text, at, "%", "%", free),
        '*' => Between(text, at, "*|", "|*") is { } end && IsTag(text[(at + 2)..(end - 2)]) ? (at, end) : null,
        '[' => Named(text, at, "[[", "]]", free) ?? Bracketed(text, at),
        '<' => Named(text, at, "<<", ">>", free),
        _ => Named(text, at, "«", "»", free),
    };

    private static (int Start, int End)? Braced(string text, int at, int free)
    {
        var begin = at > free && text[at - 1] == '$' ? at - 1 : at;
        if (Is(text, at, "{%"))
        {
            return Within(text, at + 2, "%}") is { } close ? (begin, close) : null;
        }

        if (!Is(text, at, "{{"))
        {
            return Single(text, at, 1) is { } one ? (begin, one) : null;
        }

        var braces = RunOf(text, at, '{');
        return (Single(text, at, braces) ?? Balanced(text, at) ?? Unclosed(text, at + braces)) is { } end ? (begin, end) : null;
    }

    /// <summary>The end of what closes as many braces as it opens.</summary>
    private static int? Balanced(string text, int start)
    {
        for (var (at, depth, seen) = (start, 0, 0); at < text.Length && seen < LongestPlace && depth <= DeepestBraces; at++)
        {
            depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return at + 1;
            }

            seen += char.IsWhiteSpace(text[at]) ? 0 : 1;
        }

        return null;
    }

    /// <summary>One brace alone stands in many a text: only with a name that is known is it a place. A brace too few or too many is a slip.</summary>
    private static int? Single(string text, int at, int braces)
    {
        var start = at + braces;
        var end = start;
        while (end < text.Length && end - start <= LongestName && text[end] is not ('{' or '}'))
        {
            end++;
        }

        return end < text.Length && text[end] == '}' && VariableNames.Meaning(text[start..end].Split('|')[0].Trim(' ', '$', '!', '#', '%')) is not null
            ? end + Math.Min(RunOf(text, end, '}'), Math.Max(2, braces))
            : null;
    }

    /// <summary><c>{{contact.firstName</c>, and then the text goes on.</summary>
    private static int? Unclosed(string text, int start)
    {
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        var end = start;
        while (end < text.Length && end - start < LongestName && IsOfName(text[end]))
        {
            end++;
        }

        return VariableNames.Meaning(text[start..end].TrimEnd('.')) is null ? null : end - (text[end - 1] == '.' ? 1 : 0);
    }

    /// <summary><c>contact.firstName}}</c></summary>
    private static (int Start, int End)? Unopened(string text, int at, int free)
    {
        var start = at;
        while (start > free && at - start < LongestName && IsOfName(text[start - 1]))
        {
            start--;
        }

        return text[start..at] is var name && name.Contains('.', StringComparison.Ordinal) && VariableNames.Meaning(name) is not null ? (start, at + RunOf(text, at, '}')) : null;
    }

    /// <summary>A known name between these; <c>%%name%%</c> too.</summary>
    private static (int Start, int End)? Named(string text, int at, string begin, string close, int free)
    {
        if (Between(text, at, begin, close) is not { } end || !IsKnown(text[(at + begin.Length)..(end - close.Length)], begin))
        {
            return null;
        }

        var isDouble = begin == "%" && at > free && text[at - 1] == '%' && end < text.Length && text[end] == '%';
        return isDouble ? (at - 1, end + 1) : (at, end);
    }

    /// <summary><c>[First Name]</c>, as people leave places to each other; not a link's words, nor what stands right behind a word.</summary>
    private static (int Start, int End)? Bracketed(string text, int at) =>
        (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '[' or ']' or '!' or '_' or '$' or '*'))
        && Between(text, at, "[", "]") is { } end && IsKnown(text[(at + 1)..(end - 1)], "[") && !(end < text.Length && text[end] is '(' or '[' or ']' or '=' or ':' && !IsEndOfWord(text, end))
            ? (at, end)
            : null;

    // “[Name]: …” may be a greeting; [name]:https://example.com names a link.
    private static bool IsEndOfWord(string text, int end) => text[end] == ':' && (end + 1 == text.Length || char.IsWhiteSpace(text[end + 1])) && !text.AsSpan(end + 1).TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase);

    // A word in such quotes is mostly a word; «First_Name» never is.
    private static bool IsKnown(string name, string begin) =>
        name.Trim() == name && VariableNames.Meaning(name) is not null && (begin != "«" || name.AsSpan().IndexOfAny('_', '.') > 0);

    private static bool IsTag(string name) => name.Length > 0 && name.Trim() == name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '.' or ' ');

    /// <summary>The end of the first of such that closes, where it is as near as a name is long.</summary>
    private static int? Between(string text, int at, string begin, string close)
    {
        var start = at + begin.Length;
        return Is(text, at, begin) && start < text.Length
            && text.AsSpan(start, Math.Min(LongestName + close.Length, text.Length - start)).IndexOf(close, StringComparison.Ordinal) is > 0 and var length
            ? start + length + close.Length
            : null;
    }

    private static int? Within(string text, int start, string close)
    {
        for (var (at, seen) = (start, 0); at < text.Length && seen < LongestPlace && text[at] != '{'; at++)
        {
            if (Is(text, at, close))
            {
                return at + close.Length;
            }

            seen += char.IsWhiteSpace(text[at]) ? 0 : 1;
        }

        return null;
    }

    private static bool Is(string text, int at, string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '.' or '_';

    private static int RunOf(string text, int at, char what)
    {
        var end = at;
        while (end < text.Length && text[end] == what)
        {
            end++;
        }

        return end - at;
    }
}
