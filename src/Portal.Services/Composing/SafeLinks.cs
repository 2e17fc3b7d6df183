using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Services.Composing;

/// <summary>Leaves only links that a mail program may follow; any other keeps its words and loses its target.</summary>
internal static class SafeLinks
{
    private static readonly string[] LinkSchemes = ["https://", "http://", "mailto:", "tel:"];
    private static readonly string[] ImageSchemes = ["https://", "http://"];

    public static bool MayLink(string url) => IsSafe(url, LinkSchemes);

    public static bool MayShow(string url) => IsSafe(url, ImageSchemes);

    public static void Enforce(MarkdownDocument document)
    {
        // A copy, because what is found is replaced on the way.
        foreach (var inline in document.Descendants<Inline>().ToArray())
        {
            switch (inline)
            {
                case LinkInline link when !(link.IsImage ? MayShow(TargetOf(link)) : MayLink(TargetOf(link))):
                    link.ReplaceBy(new ContainerInline());
                    break;
                case AutolinkInline { IsEmail: false } link when !MayLink(link.Url):
                    link.ReplaceBy(new LiteralInline(link.Url));
                    break;
            }
        }
    }

    internal static string TargetOf(LinkInline link) => link.GetDynamicUrl?.Invoke() ?? link.Url ?? string.Empty;

    // The text must begin with a known scheme, so that no disguise of an unknown one has to be recognised.
    private static bool IsSafe(string url, string[] schemes) =>
        schemes.Any(scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) && !url.Any(char.IsControl);
}
