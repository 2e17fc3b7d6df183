using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Portal.Services.Composing;

/// <summary>The subject of an answer: one <c>Re:</c>, whatever mail programs in other languages have set before it on its way.</summary>
public static class AnswerSubject
{
    private const int LongestMark = 16;

    private static readonly FrozenSet<string> Answers = Set(
        "re", "ré", "rép", "réf", "ref", "aw", "antw", "antwort", "sv", "vs", "odp", "odg", "ynt", "vá", "rif", "res", "resp", "bls", "atb", "ats", "απ", "σχετ", "отв", "відп", "отг",
        "回复", "回覆", "答复", "答覆", "返信", "답장", "회신", "רד", "תגובה", "השב", "رد");

    /// <summary>That a mail was forwarded is worth knowing: the first such mark stays.</summary>
    private static readonly FrozenSet<string> Forwards = Set(
        "fw", "fwd", "wg", "tr", "trans", "rv", "enc", "vb", "vl", "doorst", "pd", "ilt", "trs", "πρθ", "пер", "转发", "轉寄", "轉發", "転送", "전달", "הועבר", "העבר", "إعادة توجيه");

    // Italian programs write R: and I:, and so does whoever means a drive or a list; they count only before a mark that is certain.
    private static readonly FrozenSet<string> Letters = Set("r", "i");

    public static string Of(string subject)
    {
        var rest = InvisibleCharacters.Without(subject).ReplaceLineEndings(" ").AsSpan().Trim();
        var own = rest; // what stands behind the last certain mark
        string? forward = null;
        while (MarkOf(rest) is ({ } word, var length))
        {
            forward ??= Forwards.Contains(word) ? rest[..length].ToString() : null;
            rest = rest[length..].TrimStart();
            own = Letters.Contains(word) ? own : rest;
        }

        return $"Re: {(forward is null ? null : $"{forward} ")}{own}".Trim();
    }

    /// <summary>The mark that the subject begins with, with its colon: <c>AW:</c>, <c>Re[2]:</c>, <c>回复：</c>.</summary>
    private static (string? Word, int Length) MarkOf(ReadOnlySpan<char> subject)
    {
        var colon = subject[..Math.Min(subject.Length, LongestMark)].IndexOfAny(':', '：');
        if (colon < 1)
        {
            return (null, 0);
        }

        var word = WithoutCount(subject[..colon].TrimEnd()).ToString().Normalize().ToLower(CultureInfo.InvariantCulture);
        return Answers.Contains(word) || Forwards.Contains(word) || Letters.Contains(word) ? (word, colon + 1) : (null, 0);
    }

    // Re[2], Re(2), Re^2, Re*2
    private static ReadOnlySpan<char> WithoutCount(ReadOnlySpan<char> mark)
    {
        var word = mark.TrimEnd("])").TrimEnd("0123456789");
        return (word.Length == mark.Length ? mark : word.TrimEnd("[(^* ")).TrimEnd('.');
    }

    private static FrozenSet<string> Set(params string[] marks) => marks.Select(mark => mark.Normalize(NormalizationForm.FormC)).ToFrozenSet(StringComparer.Ordinal);
}
