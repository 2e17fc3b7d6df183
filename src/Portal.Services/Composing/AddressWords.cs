using System.Buffers;
using System.Collections.Frozen;

namespace Portal.Services.Composing;

/// <summary>Words of a list of addresses that are nobody's name: labels of a mail's head, bullets, numbers, and what joins the last two of a sentence.</summary>
internal static class AddressWords
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("-–—•·*|/&+_=");

    // What stands before addresses in a mail's head and names nobody.
    private static readonly FrozenSet<string> Labels = FrozenSet.ToFrozenSet(
        [
            "to", "cc", "bcc", "from", "reply-to", "sender", "e-mail", "email", "mail", "an", "von", "kopie", "blindkopie", "à", "de", "para", "da", "aan", "van",
            "do", "od", "til", "fra", "till", "från", "co", "cco", "copia", "ccn", "收件人", "抄送",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Conjunctions = FrozenSet.ToFrozenSet(["and", "und", "et", "och", "or", "oder"]);

    // Behind a name and its comma: Lovelace, Ada, PhD.
    private static readonly FrozenSet<string> Titles = FrozenSet.ToFrozenSet(
        ["phd", "md", "dds", "dmd", "rn", "mba", "msc", "bsc", "llm", "esq", "cpa", "jr", "sr", "ii", "iii", "iv", "dr", "med", "prof"],
        StringComparer.OrdinalIgnoreCase);

    public static bool IsLabel(string word) => Labels.Contains(word);

    public static bool IsJoining(string word) => Conjunctions.Contains(word);

    public static bool IsTitle(string word) => Titles.Contains(word.Replace(".", string.Empty, StringComparison.Ordinal));

    /// <summary>A bullet, or the number of a line.</summary>
    public static bool IsMark(string word) =>
        word.AsSpan().IndexOfAnyExcept(Marks) < 0 || (word.Length is > 1 and < 5 && word[^1] is '.' or ')' && word[..^1].All(char.IsAsciiDigit));

    /// <summary>Where the colon of a label stands, before an address or at the end of a word; -1 where there is none.</summary>
    public static int LabelEnd(string word)
    {
        var at = word.IndexOf('@', StringComparison.Ordinal);
        var colon = at < 0 ? word.IndexOf(':', StringComparison.Ordinal) : word.LastIndexOf(':', at);
        return colon < 0 || word.AsSpan(0, colon + 1).EndsWith(LoneAddress.Mailto, StringComparison.OrdinalIgnoreCase) ? -1
            : colon == word.Length - 1 || at > 0 || Labels.Contains(word[..colon]) ? colon
            : -1;
    }
}
