using System.Buffers;
using System.Text;

namespace Portal.Services.Composing;

/// <summary>Where the words, brackets and quotes of a list of addresses end, and what they hold.</summary>
internal static class AddressBounds
{
    /// <summary>How far a bracket or a quote may be from its end, in characters.</summary>
    private const int Reach = 400;

    public static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\n\r,;，；、،؛<>(\"");

    /// <summary>The address that the brackets hold which begin there; empty where it is anything else.</summary>
    public static IReadOnlyList<EmailAddress> Bracketed(string text, int start)
    {
        if (BracketEnd(text, start) is not (> 0 and var end))
        {
            return [];
        }

        // Copied from a page, an address stands there twice: <ada@example.com<mailto:ada@example.com>>
        var pieces = text[(start + 1)..end].Split('<', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(LoneAddress.Read).ToList();
        return pieces.Count > 0 && pieces.TrueForAll(piece => piece.Count > 0 && piece[0].Key == pieces[0][0].Key) ? pieces[0] : [];
    }

    /// <summary>Where the brackets end that begin there; -1 where they don't before the next person.</summary>
    public static int BracketEnd(string text, int start)
    {
        var within = text.AsSpan(start + 1, Math.Min(Reach, text.Length - start - 1));
        var end = within.IndexOf(text[start] switch { '<' => '>', '(' => ')', _ => ']' });
        return end < 0 || within[..end].ContainsAny(';', '\n') ? -1 : start + 1 + end;
    }

    /// <summary>Where the quote ends that begins there; -1 for a mark that begins none.</summary>
    public static int QuoteEnd(string text, int start)
    {
        var last = Math.Min(text.Length, start + Reach);
        for (var i = start + 1; i < last && !(i == start + 1 && char.IsWhiteSpace(text[i])); i++)
        {
            if (text[i] == '"')
            {
                return i;
            }

            i += text[i] == '\\' ? 1 : 0;
        }

        return -1;
    }

    public static string Unescaped(string quoted)
    {
        var text = new StringBuilder(quoted.Length);
        for (var i = 0; i < quoted.Length; i++)
        {
            i += quoted[i] == '\\' && i + 1 < quoted.Length ? 1 : 0;
            text.Append(quoted[i]);
        }

        return text.ToString();
    }

    public static int WordEnd(string text, int start) => text.AsSpan(start + 1).IndexOfAny(WordEnds) is >= 0 and var length ? start + 1 + length : text.Length;
}
