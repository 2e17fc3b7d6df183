namespace Portal.Services.Search;

/// <summary>Where in a text the words stand that were asked for.</summary>
public static class SearchHits
{
    /// <summary>Ranges of UTF-16 units, in order, none within another. Whole words, also where a part was asked for.</summary>
    public static IReadOnlyList<Range> In(string text, SearchQuery query)
    {
        if (query.Wanted.Count == 0)
        {
            return [];
        }

        var tokens = Tokenizer.Read(text);
        var hit = new bool[tokens.Count];
        foreach (var term in query.Wanted)
        {
            Mark(tokens, term, hit);
        }

        return [.. tokens.Where((_, i) => hit[i]).Select(token => token.Start..(token.Start + token.Length))];
    }

    private static void Mark(IReadOnlyList<Token> tokens, SearchTerm term, bool[] hit)
    {
        for (var i = 0; i + term.Tokens.Count <= tokens.Count; i++)
        {
            if (IsAt(tokens, i, term))
            {
                Array.Fill(hit, true, i, term.Tokens.Count);
            }
        }
    }

    private static bool IsAt(IReadOnlyList<Token> tokens, int at, SearchTerm term)
    {
        for (var i = 0; i < term.Tokens.Count; i++)
        {
            if (!Fits(tokens[at + i].Text, term, i))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fits(string word, SearchTerm term, int i) =>
        !term.IsPart || i < term.Tokens.Count - 1 ? word == term.Tokens[i]
        : term.Tokens.Count > 1 ? word.StartsWith(term.Tokens[i], StringComparison.Ordinal)
        : word.StartsWith(term.Tokens[i], StringComparison.Ordinal) || (term.Tokens[i].Length >= SearchQuery.ShortestPart && WordParts.MayBeCut(word) && word.Contains(term.Tokens[i], StringComparison.Ordinal));
}
