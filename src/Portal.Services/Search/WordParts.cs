namespace Portal.Services.Search;

/// <summary>
/// The parts under which a word is found: its endings, which German and others make new words of. They are kept once for each word and not
/// for each message, so the index of the messages stays as small as its words.
/// </summary>
internal static class WordParts
{
    private const int ShortestWord = 8;

    /// <summary>Numbers and shorter words are found by their beginning alone.</summary>
    public static bool MayBeCut(string word) => word.Length >= ShortestWord && !word.AsSpan().ContainsAnyInRange('0', '9');

    /// <summary>The word itself and its endings.</summary>
    public static IEnumerable<string> Of(string word) =>
        MayBeCut(word)
            ? Enumerable.Range(0, word.Length - SearchQuery.ShortestPart + 1).Where(at => !char.IsLowSurrogate(word[at])).Select(at => word[at..])
            : [word];
}
