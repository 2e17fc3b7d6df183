using Portal.Services.Search;

namespace Portal.Tests.Search;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("See you at 9:30, Ana!", "see you at 9 30 ana")]
    [InlineData("Ümit ÇELIK, naïve café", "umit celik naive cafe")]
    [InlineData("cafe\u0301", "cafe")] // the accent as a character of its own
    [InlineData("Straße ŁÓDŹ Ærø", "strasse lodz aero")]
    [InlineData("Ana's don’t", "anas dont")]
    [InlineData("Termin\u00ADbestätigung", "terminbestatigung")] // a soft hyphen
    [InlineData("ﬁle ＡＢＣ ①", "file abc 1")]
    [InlineData("ΣΊΣΥΦΟΣ σίσυφος", "σισυφοσ σισυφοσ")]
    [InlineData("Москва Иван", "москва иван")]
    [InlineData("明天上午", "明 天 上 午")]
    [InlineData("SMS发送", "sms 发 送")]
    [InlineData("สวัสดี", "ส ว ั ส ด ี")]
    [InlineData("ana.ruiz@example.com", "ana ruiz example com")]
    [InlineData("+1 (718) 555-0142", "1 718 555 0142")]
    [InlineData("😀 — … \uD83D", "")]
    [InlineData("", "")]
    public void A_text_is_cut_into_words_without_case_and_accents(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Tokenizer.Read(text).Select(token => token.Text)));

    [Theory]
    [InlineData("  Ana's 明天 cafe\u0301!", "Ana's|明|天|cafe\u0301")]
    [InlineData("😀naïve", "naïve")]
    public void Each_word_says_where_it_stands(string text, string pieces) =>
        Assert.Equal(pieces, string.Join('|', Tokenizer.Read(text).Select(token => text.Substring(token.Start, token.Length))));

    [Fact]
    public void Very_long_words_and_texts_are_read_up_to_a_bound()
    {
        Assert.Equal(Tokenizer.LongestToken, Assert.Single(Tokenizer.Read(new string('x', 100_000))).Text.Length);
        Assert.Equal(Tokenizer.MostTokens, Tokenizer.Read(string.Concat(Enumerable.Repeat("a ", 100_000))).Count);
    }
}
