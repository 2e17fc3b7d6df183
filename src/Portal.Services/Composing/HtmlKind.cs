namespace Portal.Services.Composing;

/// <summary>What a text is that may be HTML or not.</summary>
internal enum HtmlKind
{
    /// <summary>Plain text, which has its lines already.</summary>
    Text,

    /// <summary>Plain text in which some words are marked up or written as entities: its lines are still lines.</summary>
    Marked,

    /// <summary>HTML, whose elements make the lines.</summary>
    Page,
}

/// <summary>
/// Decides by what stands in a text, because the service doesn't say truly which of them it gives. <c>3 &lt; 5</c>, <c>&lt;ana@example.com&gt;</c> and
/// names that HTML does not have make no HTML.
/// </summary>
internal static class HtmlKinds
{
    private const int LongestName = 12;
    private static readonly string[] Entities = ["&nbsp;", "&amp;", "&lt;", "&gt;", "&quot;", "&#"];

    public static HtmlKind Of(string text)
    {
        var isMarked = BeginsWithTag(text.AsSpan().TrimStart()) || Entities.Any(entity => text.Contains(entity, StringComparison.Ordinal));
        var last = text.LastIndexOf('>');
        for (var at = text.IndexOf('<'); at >= 0 && at < last; at = text.IndexOf('<', at + 1))
        {
            var here = OfTag(text.AsSpan(at + 1));
            if (here is HtmlKind.Page)
            {
                return HtmlKind.Page;
            }

            isMarked |= here is HtmlKind.Marked;
        }

        return isMarked ? HtmlKind.Marked : HtmlKind.Text;
    }

    private static HtmlKind OfTag(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("!--") || rest.StartsWith("!doctype", StringComparison.OrdinalIgnoreCase))
        {
            return rest[1] == '-' ? HtmlKind.Marked : HtmlKind.Page;
        }

        var closes = rest.StartsWith("/");
        return NameOf(closes ? rest[1..] : rest) is not { } name ? HtmlKind.Text
            : HtmlElements.Blocks.Contains(name) || name is "br" or "head" ? HtmlKind.Page
            : closes || !HtmlElements.Inline.Contains(name) ? HtmlKind.Marked
            : HtmlKind.Text; // “the <b> tag” is a word until something closes it
    }

    private static bool BeginsWithTag(ReadOnlySpan<char> text) => text.StartsWith("<") && NameOf(text[1..]) is not null;

    /// <summary>The known element whose tag begins here; null where none does.</summary>
    private static string? NameOf(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && length <= LongestName && char.IsAsciiLetterOrDigit(rest[length]))
        {
            length++;
        }

        var ends = length > 0 && length < rest.Length && (rest[length] is '>' or '/' || char.IsWhiteSpace(rest[length]));
        return ends && rest[..length].ToString().ToLowerInvariant() is var name && HtmlElements.Known.Contains(name) ? name : null;
    }
}
