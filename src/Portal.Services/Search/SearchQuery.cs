using System.Text.RegularExpressions;

namespace Portal.Services.Search;

/// <summary>
/// What a person asks for in one field: words, each also as a part of longer ones; <c>"exact words"</c> in this order; <c>-without</c>; <c>sh*</c>, the
/// beginning of a longer word where it is too short to be taken for one by itself. A message has to have all of it.
/// </summary>
public sealed partial record SearchQuery
{
    /// <summary>Words of so many letters are found as the beginning of longer ones too; shorter ones begin too many.</summary>
    public const int ShortestBeginning = 4;

    /// <summary>And words of so many letters anywhere in longer ones.</summary>
    public const int ShortestPart = 5;

    /// <summary>More than that nobody types; whoever pastes a page is looking for its beginning.</summary>
    private const int MostTerms = 16;

    public required IReadOnlyList<SearchTerm> Wanted { get; init; }
    public required IReadOnlyList<SearchTerm> Unwanted { get; init; }

    /// <summary>Nothing in it that can be found or left out.</summary>
    public bool IsEmpty => Wanted.Count == 0 && Unwanted.Count == 0;

    public static SearchQuery Parse(string text)
    {
        var pieces = Pieces().Matches(text).Select(match => (IsUnwanted: match.Groups["not"].Length > 0, Term: Term(match))).Where(piece => piece.Term.Tokens.Count > 0).Take(MostTerms).ToList();
        return new SearchQuery
        {
            Wanted = [.. pieces.Where(piece => !piece.IsUnwanted).Select(piece => piece.Term)],
            Unwanted = [.. pieces.Where(piece => piece.IsUnwanted).Select(piece => piece.Term)],
        };
    }

    // A quotation mark that nobody closed goes on to the end: so it is while somebody types.
    [GeneratedRegex("""(?<not>-?)(?:["“”„](?<exact>[^"“”„]*)["“”„]?|(?<words>[^\s"“”„]+))""", RegexOptions.NonBacktracking)]
    private static partial Regex Pieces();

    private static SearchTerm Term(Match match)
    {
        var exact = match.Groups["exact"];
        var text = exact.Success ? exact.Value : match.Groups["words"].Value;
        IReadOnlyList<string> tokens = [.. Tokenizer.Read(text).Select(token => token.Text)];
        return new SearchTerm(tokens, IsPart: !exact.Success && tokens.Count > 0 && (tokens[^1].Length >= ShortestBeginning || text.EndsWith('*')));
    }
}

/// <summary>Words that stand one after the other. <paramref name="IsPart"/>: the last may go on; a long one that stands alone may also be within another word.</summary>
public sealed record SearchTerm(IReadOnlyList<string> Tokens, bool IsPart);
