using Microsoft.Playwright;

namespace Portal.Tests.Journeys;

/// <summary>A browser that translates pages, as Chrome does: each text, and each that comes later, is taken away and stands in two new elements.</summary>
internal static class Translator
{
    private const string Rewriting = """
        () => {
          const rewrite = (root) => {
            const texts = [];
            for (const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT); walker.nextNode();) {
              texts.push(walker.currentNode);
            }
            for (const text of texts.filter(({ data, parentElement }) => data.trim() && parentElement?.translate && !parentElement.closest("font, script, style, textarea"))) {
              const [outer, inner] = [document.createElement("font"), document.createElement("font")];
              inner.textContent = text.data;
              outer.append(inner);
              text.replaceWith(outer);
            }
          };
          rewrite(document.body);
          new MutationObserver((changes) => changes.forEach((change) => rewrite(change.target))).observe(document.body, { childList: true, subtree: true });
        }
        """;

    public static Task TranslateAsync(this IPage page) => page.EvaluateAsync(Rewriting);
}
