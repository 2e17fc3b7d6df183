using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Portal.Services.Composing;

/// <summary>
/// The subject of an answer: one <c>Re:</c>, whatever mail programs in other languages have set before it on its way. What a company's gateway says of a
/// mail, <c>[EXT]</c> or <c>**SPAM**</c>, is said to its own people and goes; any other tag, such as a ticket's, is how somebody finds the mail, and stays.
/// </summary>
public static class AnswerSubject
{
    private const int LongestMark = 16;

    private static readonly FrozenSet<string> Answers = Set(
        "re", "ré", "rép", "réf", "ref", "aw", "antw", "antwort", "sv", "vs", "odp", "odg", "ynt", "vá", "rif", "res", "resp", "bls", "atb", "ats", "ang", "απ", "πα", "σχετ", "răsp", "отв", "ответ", "відп", "отг",
        "回复", "回覆", "答复", "答覆", "返信", "답장", "회신", "רד", "תגובה", "השב", "رد");

    /// <summary>That a mail was forwarded is worth knowing: the first such mark stays.</summary>
    private static readonly FrozenSet<string> Forwards = Set(
        "fw", "fwd", "wg", "tr", "trans", "rv", "enc", "vb", "vl", "doorst", "pd", "ilt", "trs", "wl", "továbbítás", "yml", "pers", "prosl", "πρθ", "пер", "пересл", "转发", "轉寄", "轉發", "転送", "전달", "הועבר", "העבר", "إعادة توجيه");

    // Italian programs write R: and I:, and so does whoever means a drive or a list; some gateways write EXT:. They count only before a mark that is certain.
    private static readonly FrozenSet<string> Unsure = Set("r", "i", "ext", "external", "extern", "externe", "externo", "esterno", "spam");

    public static string Of(string subject)
    {
        var text = InvisibleCharacters.Without(subject).ReplaceLineEndings(" ").Trim();
        var (at, own) = (0, 0); // what is looked at; what stands behind the last certain mark
        string? forward = null;
        List<string> tags = [], waiting = []; // before a mark; before what may be none
        while (true)
        {
            var rest = text.AsSpan(at);
            if (MarkOf(rest) is ({ } word, var length))
            {
                forward ??= Forwards.Contains(word) ? rest[..length].ToString() : null;
                at = Behind(text, at + length);
                if (!Unsure.Contains(word))
                {
                    own = at;
                    tags.AddRange(waiting);
                    waiting = [];
                }
            }
            else if (SubjectTags.Of(rest) is { Length: > 0 } tag)
            {
                var isOwn = tag.IsGateways && own == at;
                at = Behind(text, at + tag.Length);
                own = isOwn ? at : own;
                waiting.AddRange(tag.IsGateways ? [] : [tag.Text]);
            }
            else
            {
                return Joined(forward, tags, text[own..]);
            }
        }
    }

    private static string Joined(string? forward, List<string> tags, string own)
    {
        string?[] parts = ["Re:", forward, .. tags.Distinct().Where(tag => !own.StartsWith(tag, StringComparison.Ordinal)), own];
        return string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static int Behind(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>The mark that the subject begins with, with its colon: <c>AW:</c>, <c>Re[2]:</c>, <c>回复：</c>.</summary>
    private static (string? Word, int Length) MarkOf(ReadOnlySpan<char> subject)
    {
        var colon = subject[..Math.Min(subject.Length, LongestMark)].IndexOfAny(':', '：');
        if (colon < 1)
        {
            return (null, 0);
        }

        var word = WithoutCount(subject[..colon].TrimEnd()).ToString().Normalize().Replace('İ', 'i').ToLower(CultureInfo.InvariantCulture);
        return Answers.Contains(word) || Forwards.Contains(word) || Unsure.Contains(word) ? (word, colon + 1) : (null, 0);
    }

    // Re[2], Re(2), Re^2, Re*2
    private static ReadOnlySpan<char> WithoutCount(ReadOnlySpan<char> mark)
    {
        var word = mark.TrimEnd("])").TrimEnd("0123456789");
        return (word.Length == mark.Length ? mark : word.TrimEnd("[(^* ")).TrimEnd('.');
    }

    private static FrozenSet<string> Set(params string[] marks) => marks.Select(mark => mark.Normalize(NormalizationForm.FormC)).ToFrozenSet(StringComparer.Ordinal);
}
