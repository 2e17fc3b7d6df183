using System.Globalization;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Services.Composing;

/// <summary>Writes a Markdown document as the plain text that a careful person would have typed.</summary>
internal static class EmailText
{
    public static string Of(MarkdownDocument document) => Blocks(document).TrimEnd();

    private static string Blocks(ContainerBlock container, string separator = "\n\n") =>
        string.Join(separator, container.Where(block => block is not LinkReferenceDefinitionGroup).Select(Block));

    private static string Block(Block block) => block switch
    {
        ListBlock list => string.Join(list.IsLoose ? "\n\n" : "\n", list.OfType<ListItemBlock>().Select((item, index) => Item(list, item, index))),
        QuoteBlock quote => Prefixed(Blocks(quote), "> ", "> "),
        ThematicBreakBlock => "---",
        ContainerBlock container => Blocks(container),
        CodeBlock code => Prefixed(code.Lines.ToString(), "    ", "    "),
        LeafBlock { Inline: { } inline } => Inlines(inline).Trim(),
        LeafBlock leaf => leaf.Lines.ToString(),
        _ => string.Empty,
    };

    private static string Item(ListBlock list, ListItemBlock item, int index)
    {
        var first = list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        var mark = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{first + index}{list.OrderedDelimiter} ") : "- ";
        return Prefixed(Blocks(item, list.IsLoose ? "\n\n" : "\n"), mark, new string(' ', mark.Length));
    }

    private static string Prefixed(string text, string first, string others)
    {
        var lines = text.Split('\n').Select((line, index) => ((index == 0 ? first : others) + line.TrimEnd('\r')).TrimEnd());
        return string.Join('\n', lines);
    }

    private static string Inlines(ContainerInline container)
    {
        var text = new StringBuilder();
        foreach (var inline in container)
        {
            text.Append(InlineText(inline));
        }

        return text.ToString();
    }

    private static string InlineText(Inline inline) => inline switch
    {
        LinkInline link => Link(Inlines(link), SafeLinks.TargetOf(link)),
        ContainerInline container => Inlines(container),
        LiteralInline literal => literal.Content.ToString(),
        AutolinkInline link => link.Url,
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => "\n",
        _ => string.Empty,
    };

    private static string Link(string words, string target)
    {
        var address = target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? target["mailto:".Length..] : target;
        return words.Length == 0 ? address
            : words == target || words == address ? words
            : $"{words} ({address})";
    }
}
