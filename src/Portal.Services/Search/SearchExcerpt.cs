namespace Portal.Services.Search;

/// <summary>A line out of a longer text, around the first of the words that were asked for.</summary>
public static class SearchExcerpt
{
    private const int Before = 40;
    private const int Longest = 160;

    /// <summary>Null where the text has none of them.</summary>
    public static string? Of(string text, SearchQuery query)
    {
        if (SearchHits.In(text, query) is not [var first, ..])
        {
            return null;
        }

        var start = Beginning(text, first.Start.Value);
        var end = End(text, first.End.Value, start + Longest);
        var line = string.Join(' ', text[start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return (start > 0 ? "… " : string.Empty) + line + (end < text.Length ? " …" : string.Empty);
    }

    // At the beginning of a word, where one begins shortly before the hit.
    private static int Beginning(string text, int hit)
    {
        var earliest = hit - Before;
        if (earliest <= 0)
        {
            return 0;
        }

        var space = text.AsSpan(earliest, Before).IndexOfAny(' ', '\n', '\t');
        return space >= 0 ? earliest + space + 1 : char.IsLowSurrogate(text[earliest]) ? earliest + 1 : earliest;
    }

    // At the end of a word, where one ends shortly before the line is full.
    private static int End(string text, int hitEnd, int latest)
    {
        if (hitEnd >= latest)
        {
            return hitEnd;
        }

        if (latest >= text.Length)
        {
            return text.Length;
        }

        var space = text.AsSpan(hitEnd, latest - hitEnd).LastIndexOfAny(' ', '\n', '\t');
        return space >= 0 ? hitEnd + space : char.IsLowSurrogate(text[latest]) ? latest - 1 : latest;
    }
}
