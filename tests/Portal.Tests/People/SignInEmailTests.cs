using Portal.Services.People;

namespace Portal.Tests.People;

/// <summary>When two addresses are one: an attacker owns every address but the one that was put on a list.</summary>
public sealed class SignInEmailTests
{
    [Theory]
    [InlineData(" Ada.Lovelace@Example.COM ", "ada.lovelace@example.com")]
    [InlineData("ada+portal@example.com", "ada+portal@example.com")]
    [InlineData("ada_x#EXT#@tenant.example", "ada_x#ext#@tenant.example")]
    [InlineData("ada@bücher.example", "ada@xn--bcher-kva.example")]
    [InlineData("ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example")]
    public void An_address_has_one_form(string text, string form) => Assert.Equal(form, SignInEmail.Normalize(text));

    [Theory]
    [InlineData("ada@example.com", "a.da@example.com")]
    [InlineData("ada@example.com", "ada+x@example.com")]
    [InlineData("ada@example.com", "ada@sub.example.com")]
    [InlineData("ada@example.com", "ada@examp1e.com")]
    [InlineData("ada@example.com", "ada@exаmple.com")] // Cyrillic а
    public void What_only_looks_alike_is_another_address(string one, string other) => Assert.NotEqual(SignInEmail.Normalize(one), SignInEmail.Normalize(other));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("@example.com")]
    [InlineData("ada@")]
    [InlineData("ada@localhost")]
    [InlineData("ada@example..com")]
    [InlineData("ada@example.com.")]
    [InlineData("ada@evil.example@example.com")]
    [InlineData("Ada <ada@example.com>")]
    [InlineData("ada lovelace@example.com")]
    [InlineData("\"ada\"@example.com")]
    [InlineData("аda@example.com")] // Cyrillic а
    [InlineData("mi\u212Ae@example.com")] // the Kelvin sign, which becomes k
    [InlineData("m\u0131ke@example.com")] // ı, whose capital is I
    [InlineData("ada\u200D@example.com")]
    public void What_is_no_address_or_has_letters_that_could_be_taken_for_others_is_none(string? text) => Assert.Null(SignInEmail.Normalize(text));

    [Fact]
    public void An_endless_one_is_none() => Assert.Null(SignInEmail.Normalize(new string('a', 65) + "@example.com"));

    [Theory]
    [InlineData(true, false, "ada@example.com")]
    [InlineData(false, false, null)]
    [InlineData(null, false, null)]
    [InlineData(true, true, "ada@example.com")]
    [InlineData(false, true, null)] // a provider that says no is believed
    [InlineData(null, true, "ada@example.com")]
    public void An_address_counts_when_the_provider_says_so_or_the_settings_trust_its_silence(bool? isVerified, bool trust, string? counts) =>
        Assert.Equal(counts, new EmailAccessOptions { TrustEmail = trust }.Proven("Ada@example.com", isVerified));
}
