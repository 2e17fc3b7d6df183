using System.Globalization;
using System.Text;

namespace Portal.Services.Composing;

/// <summary>
/// Whose the words before an address are. A comma may stand within one name (<c>Lovelace, Ada &lt;ada@example.com&gt;</c>) or between two people
/// of whom only the second has an address (<c>Ada Lovelace, Bob Stone &lt;bob@example.org&gt;</c>); the address itself often tells.
/// </summary>
internal static class AddressOwner
{
    private const int ShortestSure = 3; // “bo” is in many addresses

    /// <summary>Where in the words the name of the address begins.</summary>
    public static int Begin(List<NameWord> words, EmailAddress address)
    {
        var commas = Enumerable.Range(0, words.Count).Where(i => words[i].IsDivided && !IsTitle(words, i)).ToList();
        if (commas.Count == 0 || (commas.Count == 1 && IsOnePlainWord(words[..commas[0]])))
        {
            return 0;
        }

        var begin = words.Count;
        foreach (var comma in commas.AsEnumerable().Reverse())
        {
            if (begin < words.Count && !BearsOut(address, words[comma..begin], words[begin..]))
            {
                return begin;
            }

            begin = comma;
        }

        return BearsOut(address, words[..begin], words[begin..]) ? 0 : begin;
    }

    /// <summary>Whether the address has one of these words in it, beside those of <paramref name="rest"/>.</summary>
    public static bool BearsOut(EmailAddress address, IReadOnlyList<NameWord> words, IReadOnlyList<NameWord> rest) =>
        BearsOut(address, words, rest, text => text) || BearsOut(address, words, rest, WithUmlautsSpelledOut);

    private static bool BearsOut(EmailAddress address, IReadOnlyList<NameWord> words, IReadOnlyList<NameWord> rest, Func<string, string> spell)
    {
        var left = Parts(rest, spell).Where(word => word.Length >= ShortestSure).OrderByDescending(word => word.Length)
            .Aggregate(Plain(address.Address[..address.Address.LastIndexOf('@')]), (local, word) => local.Replace(word, ".", StringComparison.Ordinal));
        var pieces = left.Split('.', '-', '_', '+');
        return Parts(words, spell).Any(word => word.Length >= ShortestSure ? left.Contains(word, StringComparison.Ordinal) : pieces.Contains(word));
    }

    private static IEnumerable<string> Parts(IEnumerable<NameWord> words, Func<string, string> spell) =>
        words.SelectMany(word => Plain(spell(word.Text.ToLowerInvariant())).Split(' ', '-', '.', '\'', '’', ',', '(', ')')).Where(part => part.Length > 0);

    // van der Berg: words in small letters come with the one that counts.
    private static bool IsOnePlainWord(List<NameWord> words) =>
        words[^1] is { IsQuoted: false } last && last.Text.All(c => char.IsLetter(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark || c is '-' or '\'' or '’' or '.' or '\u200C' or '\u200D')
        && (words.Count == 1 || (!char.IsLower(last.Text[0]) && words.SkipLast(1).All(word => char.IsLower(word.Text[0]))));

    private static bool IsTitle(List<NameWord> words, int at) =>
        words.Skip(at).TakeWhile((word, index) => index == 0 || !word.IsDivided).All(word => AddressWords.IsTitle(word.Text));

    private static string WithUmlautsSpelledOut(string text) =>
        text.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal);

    private static string Plain(string text) =>
        string.Concat(text.ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal).Replace('ø', 'o').Replace('ł', 'l').Normalize(NormalizationForm.FormD)
            .Where(c => char.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark));
}
