using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Portal.Services.Composing;

/// <summary>
/// Reads HTML by the tokenizer of a browser's parser, in time that grows with its length alone. The parser's tree is not built: that takes time by
/// the square of what is left open, and a stranger's e-mail may leave open what it likes.
/// </summary>
internal static class HtmlReader
{
    private const int BetweenLooks = 500; // tokens

    public static void Read(string html, IHtmlTarget target, CancellationToken stop = default)
    {
        using var source = new TextSource(WithAddressesAsText(html));
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true, ShouldEmitAttribute = IsKnown };
        var reading = new Reading(tokenizer, target);
        for (var count = 0; !target.IsFull && reading.Take(tokenizer.Get()); count++)
        {
            if (count % BetweenLooks == 0)
            {
                stop.ThrowIfCancellationRequested();
            }
        }
    }

    private static bool IsKnown(ref StructHtmlToken tag, ReadOnlyMemory<char> name) =>
        HtmlAttributes.Known.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name.Span);

    /// <summary>An address between angle brackets would be taken for an element, and be gone.</summary>
    private static string WithAddressesAsText(string html)
    {
        StringBuilder? text = null;
        var done = 0;
        for (var at = html.IndexOf('<'); at >= 0; at = html.IndexOf('<', at + 1))
        {
            if (at + 1 < html.Length && char.IsLetterOrDigit(html[at + 1]) && HoldsAddress(html, at + 1))
            {
                text = (text ?? new StringBuilder(html.Length + 64)).Append(html, done, at - done).Append("&lt;");
                done = at + 1;
            }
        }

        return text is null ? html : text.Append(html, done, html.Length - done).ToString();
    }

    private static bool HoldsAddress(string html, int start)
    {
        var isAddress = false;
        for (var at = start; at < html.Length; at++)
        {
            switch (html[at])
            {
                case '>': return isAddress;
                case '<' or '"' or '\'' or '=' when !isAddress: return false;
                case '<' or ' ' or '\t' or '\n' or '\r' or '\f': return false;
                case '@': isAddress = true; break;
                case ':' when html.AsSpan(at).StartsWith("://"): isAddress = true; break;
            }
        }

        return false;
    }

    /// <summary>Follows what is open, and leaves out what is never shown.</summary>
    private sealed class Reading(HtmlTokenizer tokenizer, IHtmlTarget target)
    {
        private readonly HtmlNesting _nesting = new(target);
        private readonly StringBuilder _sheet = new();
        private string? _raw;
        private string? _unseen;
        private int _unseenDepth;

        /// <summary>False at the end.</summary>
        public bool Take(HtmlToken token)
        {
            switch (token.Type)
            {
                case HtmlTokenType.StartTag: Open(token.AsTag()); break;
                case HtmlTokenType.EndTag: Close(token.Name); break;
                case HtmlTokenType.Character: Words(token.Data); break;
                case HtmlTokenType.EndOfFile: _nesting.End(); return false;
            }

            return true;
        }

        private void Open(HtmlTagToken tag)
        {
            if (HtmlElements.Raw.Contains(tag.Name))
            {
                (_raw, tokenizer.State) = (tag.Name, ModeOf(tag.Name));
            }
            else if (_unseen is not null && !(_unseen is "svg" or "math" && HtmlElements.Blocks.Contains(tag.Name)))
            {
                _unseenDepth += tag.Name == _unseen && !tag.IsSelfClosing ? 1 : 0;
            }
            else if (HtmlElements.Unseen.Contains(tag.Name))
            {
                (_unseen, _unseenDepth) = tag.IsSelfClosing ? (null, 0) : (tag.Name, 1);
            }
            else
            {
                _unseen = null; // a block ends a drawing, as in a browser
                _nesting.Open(tag.Name, new HtmlAttributes(tag.Attributes));
            }
        }

        private void Close(string name)
        {
            if (_raw is not null)
            {
                Style();
                _raw = null;
            }
            else if (_unseen is null)
            {
                _nesting.Close(name);
            }
            else if (name == _unseen && --_unseenDepth == 0)
            {
                _unseen = null;
            }
        }

        private void Words(string text)
        {
            if (_raw == "style")
            {
                _sheet.Append(text);
            }
            else if (_raw is null && _unseen is null)
            {
                target.Words(text);
            }
        }

        private void Style()
        {
            if (_sheet.Length > 0 && _unseen is null)
            {
                target.Style(_sheet.ToString());
            }

            _sheet.Clear();
        }

        private static HtmlParseMode ModeOf(string name) => name switch
        {
            "script" => HtmlParseMode.Script,
            "title" or "textarea" => HtmlParseMode.RCData,
            "plaintext" => HtmlParseMode.Plaintext,
            _ => HtmlParseMode.Rawtext,
        };
    }
}
