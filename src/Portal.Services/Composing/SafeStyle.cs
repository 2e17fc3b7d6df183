using System.Collections.Frozen;
using System.Text;

namespace Portal.Services.Composing;

/// <summary>
/// Leaves of style rules those that are known to be harmless: named properties, and values of words, numbers and named functions. The address of a
/// picture is left only where <paramref name="show"/> gives it back. What is left out is left out whole.
/// </summary>
internal sealed class SafeStyle(Func<string, string?> show)
{
    private const string ValueMarks = " \t\r\n#%.,!*/+-_'\"";
    private const string SelectorMarks = " \t\r\n.#,>*:_-+~()[]=\"'";

    private static readonly string[] Families =
        ["background", "border", "flex", "font", "list-style", "margin", "mso-", "outline", "overflow", "padding", "page-break", "text", "-ms-text-size-adjust", "-webkit-text-size-adjust"];

    private static readonly FrozenSet<string> Properties = FrozenSet.Create(StringComparer.Ordinal,
        "align-items", "align-self", "aspect-ratio", "box-shadow", "box-sizing", "caption-side", "clear", "color", "direction", "display", "empty-cells", "float",
        "gap", "height", "hyphens", "justify-content", "letter-spacing", "line-height", "max-height", "max-width", "min-height", "min-width", "object-fit",
        "opacity", "orphans", "quotes", "tab-size", "table-layout", "unicode-bidi", "vertical-align", "visibility", "white-space", "widows", "width",
        "word-break", "word-spacing", "word-wrap");

    private static readonly FrozenSet<string> Functions = FrozenSet.Create(StringComparer.Ordinal,
        "", "calc", "clamp", "hsl", "hsla", "linear-gradient", "max", "min", "radial-gradient", "rgb", "rgba");

    /// <summary>What stands in a style attribute; as it was when all of it is harmless.</summary>
    public string Declarations(string style)
    {
        var parts = Parts(WithoutComments(style));
        var kept = parts.Where(IsSafe).ToList();
        return kept.Count == parts.Count && style.IndexOf("/*", StringComparison.Ordinal) < 0 ? style : string.Join(';', kept.Select(part => part.Trim()));
    }

    /// <summary>What stands in a style element: rules, and rules for a size of screen.</summary>
    public string Sheet(string sheet)
    {
        var text = WithoutComments(sheet).Replace("<!--", " ", StringComparison.Ordinal).Replace("-->", " ", StringComparison.Ordinal);
        var result = new StringBuilder();
        WriteRules(text, result, isInMedia: false);
        return result.ToString().Trim();
    }

    private void WriteRules(ReadOnlySpan<char> text, StringBuilder result, bool isInMedia)
    {
        while (text.IndexOfAny('{', ';', '}') is >= 0 and var end)
        {
            var head = text[..end].Trim();
            var ending = text[end];
            text = text[(end + 1)..];
            if (ending != '{')
            {
                continue; // @import, @charset, and what is out of place
            }

            var length = LengthOfBlock(text);
            WriteRule(head, text[..length], result, isInMedia);
            text = text[Math.Min(length + 1, text.Length)..];
        }
    }

    private void WriteRule(ReadOnlySpan<char> head, ReadOnlySpan<char> block, StringBuilder result, bool isInMedia)
    {
        if (head.StartsWith("@media", StringComparison.OrdinalIgnoreCase) && !isInMedia && IsOf(head[1..], SelectorMarks))
        {
            result.Append(head).Append(" {\n");
            WriteRules(block, result, isInMedia: true);
            result.Append("}\n");
        }
        else if (head.Length > 0 && IsOf(head, SelectorMarks) && block.IndexOf('{') < 0 && Declarations(block.ToString()).Trim() is { Length: > 0 } declarations)
        {
            result.Append(head).Append(" { ").Append(declarations).Append(" }\n");
        }
    }

    private static int LengthOfBlock(ReadOnlySpan<char> text)
    {
        var depth = 1;
        for (var at = 0; at < text.Length; at++)
        {
            depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return text.Length;
    }

    private bool IsSafe(string declaration)
    {
        var colon = declaration.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && IsKnown(declaration[..colon].Trim().ToLowerInvariant()) && IsSafeValue(declaration.AsSpan(colon + 1));
    }

    private static bool IsKnown(string property) =>
        Properties.Contains(property) || (property.All(c => char.IsAsciiLetter(c) || c == '-') && Families.Any(family => property.StartsWith(family, StringComparison.Ordinal)));

    private bool IsSafeValue(ReadOnlySpan<char> value)
    {
        var wordStart = 0;
        for (var at = 0; at < value.Length; at++)
        {
            if (value[at] == '(')
            {
                var function = value[wordStart..at].ToString().ToLowerInvariant();
                if (function == "url")
                {
                    var length = value[at..].IndexOf(')');
                    if (length < 0 || !MayShow(value.Slice(at + 1, length - 1).Trim().Trim("\"'").Trim().ToString()))
                    {
                        return false;
                    }

                    at += length;
                }
                else if (!Functions.Contains(function))
                {
                    return false;
                }

                wordStart = at + 1;
            }
            else if (!char.IsLetterOrDigit(value[at]) && value[at] != '-')
            {
                if (value[at] != ')' && !ValueMarks.Contains(value[at]))
                {
                    return false;
                }

                wordStart = at + 1;
            }
        }

        return true;
    }

    // What could end the value or the style element stands in no address. One without a scheme would take the page's own.
    private bool MayShow(string address) =>
        !address.Any(character => character is '<' or '>' or '"' or '\'' or '\\' or '(' || char.IsWhiteSpace(character) || char.IsControl(character))
        && show(address.StartsWith("//", StringComparison.Ordinal) ? $"http:{address}" : address) == address;

    private static bool IsOf(ReadOnlySpan<char> text, string marks)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && !marks.Contains(character))
            {
                return false;
            }
        }

        return true;
    }

    // A semicolon between brackets or quotes divides nothing: addresses hold them.
    private static List<string> Parts(string style)
    {
        List<string> parts = [];
        var (start, depth, quote) = (0, 0, '\0');
        for (var at = 0; at <= style.Length; at++)
        {
            var character = at < style.Length ? style[at] : ';';
            quote = quote == character ? '\0' : quote == '\0' && character is '"' or '\'' ? character : quote;
            depth += quote != '\0' ? 0 : character == '(' ? 1 : character == ')' ? -1 : 0;
            if (at == style.Length || (character == ';' && depth <= 0 && quote == '\0'))
            {
                parts.Add(style[start..at]);
                start = at + 1;
            }
        }

        parts.RemoveAll(string.IsNullOrWhiteSpace);
        return parts;
    }

    private static string WithoutComments(string text)
    {
        var begin = text.IndexOf("/*", StringComparison.Ordinal);
        if (begin < 0)
        {
            return text;
        }

        var (result, done) = (new StringBuilder(text.Length), 0);
        for (; begin >= 0; begin = text.IndexOf("/*", done, StringComparison.Ordinal))
        {
            result.Append(text, done, begin - done).Append(' ');
            var end = text.IndexOf("*/", begin + 2, StringComparison.Ordinal);
            done = end < 0 ? text.Length : end + 2;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }
}
