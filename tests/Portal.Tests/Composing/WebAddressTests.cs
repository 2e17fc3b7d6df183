using Portal.Services.Composing;

namespace Portal.Tests.Composing;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("see https://en.wikipedia.org/wiki/Mercury_(planet) ok", "https://en.wikipedia.org/wiki/Mercury_(planet)")]
    [InlineData("(https://en.wikipedia.org/wiki/Mercury_(planet)).", "https://en.wikipedia.org/wiki/Mercury_(planet)")]
    [InlineData("[https://a.example/x](note) {https://a.example/x}", "https://a.example/x", "https://a.example/x")]
    [InlineData("http://[::1]/x?a[0]=1]", "http://[::1]/x?a[0]=1")]
    public void Brackets_that_an_address_opens_are_its_own(string text, params string[] addresses) => Assert.Equal(addresses, Shown(text));

    [Theory]
    [InlineData("https://a.example/x.")]
    [InlineData("https://a.example/x?!…")]
    [InlineData("«https://a.example/x»")]
    [InlineData("“https://a.example/x”, he said")]
    [InlineData("‘https://a.example/x’")]
    [InlineData("https://a.example/x，然后")]
    [InlineData("https://a.example/x。")]
    [InlineData("「https://a.example/x」です")]
    [InlineData("（https://a.example/x）")]
    [InlineData("https://a.example/x；再见")]
    [InlineData("https://a.example/x،")]
    [InlineData("https://a.example/x؟")]
    [InlineData("https://a.example/x।")]
    [InlineData("https://a.example/x՝ ")]
    [InlineData("https://a.example/x😀")]
    [InlineData("*https://a.example/x*")]
    [InlineData("<https://a.example/x>")]
    [InlineData("https://a.example/x\u200B")]
    [InlineData("https://a.example/x\u2060\uFEFF and")]
    [InlineData("https://a.example/x\u3000y")]
    public void The_punctuation_of_every_script_stays_behind(string text) => Assert.Equal(["https://a.example/x"], Shown(text));

    [Theory]
    [InlineData("请看https://a.example/x")]
    [InlineData("こちらhttps://a.example/x")]
    [InlineData("여기https://a.example/x")]
    [InlineData("…https://a.example/x")]
    public void An_address_is_found_directly_behind_words_of_other_scripts(string text) => Assert.Equal(["https://a.example/x"], Shown(text));

    [Theory]
    [InlineData("https://good.example/\u202Egpj.exe", "https://good.example/gpj.exe")]
    [InlineData("https://exa\u00ADmple.com/\u200Ea", "https://example.com/a")]
    [InlineData("https://a.example\u2060https://b.example", "https://a.example", "https://b.example")]
    [InlineData("https://a.example\u200Band more", "https://a.example")]
    [InlineData("https://fa.wikipedia.org/wiki/می\u200Cشود", "https://fa.wikipedia.org/wiki/می\u200Cشود")]
    public void What_nobody_sees_is_not_in_an_address(string text, params string[] addresses) => Assert.Equal(addresses, Shown(text));

    [Theory]
    [InlineData("https://\u0430pple.example/x", "https://xn--pple-43d.example/x")]
    [InlineData("https://пример.example", "https://xn--e1afmkfd.example")]
    [InlineData("https://ｅxample.com/x", "https://example.com/x")]
    [InlineData("https://münchen.example/x", "https://münchen.example/x")]
    [InlineData("https://日本語.example/x", "https://日本語.example/x")]
    public void A_host_that_could_be_taken_for_another_is_shown_as_it_is_opened(string text, string shown) => Assert.Equal([shown], Shown(text));

    [Theory]
    [InlineData("https://münchen.example:8443/ü?x=1#y", "https://xn--mnchen-3ya.example:8443/%C3%BC?x=1#y")]
    [InlineData("www.example.com/x.", "https://www.example.com/x")]
    [InlineData("HTTPS://A.example", "https://a.example/")]
    public void The_target_is_what_a_browser_opens(string text, string target) => Assert.Equal([target], WebAddress.In(text).Select(address => address.Target));

    [Theory]
    [InlineData("xhttps://a.example")]
    [InlineData("https://bank.example@evil.example/")]
    [InlineData("https://")]
    [InlineData("javascript:alert(1) ftp://a.example data:text/html,x")]
    [InlineData("me@www.example.com awww.example.com")]
    public void What_is_no_address_or_hides_its_host_is_no_link(string text) => Assert.Empty(WebAddress.In(text));

    private static IEnumerable<string> Shown(string text) => WebAddress.In(text).Select(address => address.Shown);
}
