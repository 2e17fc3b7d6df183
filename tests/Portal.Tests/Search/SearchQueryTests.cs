using Portal.Services.Search;

namespace Portal.Tests.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("appointment monday", "appointment* | monday*", "")]
    [InlineData("\"see you\" -Monday", "see+you", "monday*")]
    [InlineData("-\"see you\"", "", "see+you")]
    [InlineData("at the 9", "at | the | 9", "")] // too short for a part
    [InlineData("mo* -tu*", "mo*", "tu*")]
    [InlineData("“see you” „bis morgen“", "see+you | bis+morgen", "")]
    [InlineData("\"see you at", "see+you+at", "")] // not closed yet
    [InlineData("718-555", "718+555", "")]
    [InlineData("ana@exam", "ana+exam*", "")]
    [InlineData("明天", "明+天", "")]
    [InlineData("- -- \"\" ! *", "", "")]
    [InlineData("x\"quoted\"", "x | quoted", "")]
    [InlineData("  ", "", "")]
    public void A_line_is_read_as_words_phrases_and_what_is_left_out(string text, string wanted, string unwanted)
    {
        var query = SearchQuery.Parse(text);

        Assert.Equal(wanted, string.Join(" | ", query.Wanted.Select(Said)));
        Assert.Equal(unwanted, string.Join(" | ", query.Unwanted.Select(Said)));
        Assert.Equal(wanted.Length + unwanted.Length == 0, query.IsEmpty);
    }

    [Theory]
    [InlineData("See you on Monday.", "mond", "Monday")]
    [InlineData("See you on Monday.", "mo*", "Monday")]
    [InlineData("See you on Monday.", "mon", "")]
    [InlineData("Terminbestätigung", "stat*", "")] // within a word only from five letters on
    [InlineData("Terminbestätigung", "bestatigung", "Terminbestätigung")]
    [InlineData("Cafés and café", "CAFE", "Cafés|café")]
    [InlineData("come and see you; you see", "\"see you\"", "see|you")]
    [InlineData("we met at the market", "\"met at\" -foo", "met|at")]
    [InlineData("at the hat", "at", "at")]
    [InlineData("明天上午见", "上午", "上|午")]
    [InlineData("nothing here", "elsewhere", "")]
    public void What_was_asked_for_is_found_again_in_the_text(string text, string query, string hits) =>
        Assert.Equal(hits, string.Join('|', SearchHits.In(text, SearchQuery.Parse(query)).Select(range => text[range])));

    [Fact]
    public void An_excerpt_begins_shortly_before_the_hit_and_at_a_word()
    {
        var text = string.Concat(Enumerable.Repeat("before ", 40)) + "the zygomatic\nbone " + string.Concat(Enumerable.Repeat("after ", 60));

        var excerpt = SearchExcerpt.Of(text, SearchQuery.Parse("zygo"))!;

        Assert.StartsWith("… before before before before before the zygomatic bone after", excerpt, StringComparison.Ordinal);
        Assert.EndsWith("after …", excerpt, StringComparison.Ordinal);
        Assert.InRange(excerpt.Length, 120, 170);
        Assert.Null(SearchExcerpt.Of(text, SearchQuery.Parse("missing")));
    }

    [Theory]
    [InlineData("zygomatic")]
    [InlineData("zygomatic bone")]
    [InlineData("😀😀 zygomatic")]
    public void An_excerpt_of_a_short_text_is_all_of_it(string text) => Assert.Equal(text, SearchExcerpt.Of(text, SearchQuery.Parse("zygo")));

    [Fact]
    public void An_excerpt_cuts_no_character_in_two()
    {
        foreach (var filler in new[] { "😀", "x😀", "xx" })
        {
            var text = string.Concat(Enumerable.Repeat(filler, 200)) + "-zygomatic-" + string.Concat(Enumerable.Repeat(filler, 300));
            Assert.Equal(SearchExcerpt.Of(text, SearchQuery.Parse("zygo")), string.Concat(SearchExcerpt.Of(text, SearchQuery.Parse("zygo"))!.EnumerateRunes()), StringComparer.Ordinal);
        }
    }

    private static string Said(SearchTerm term) => string.Join('+', term.Tokens) + (term.IsPart ? "*" : string.Empty);
}
