using FsCheck;
using FsCheck.Fluent;
using Portal.Services.Composing;

namespace Portal.Tests.Composing;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("Ada@Example.COM", "Ada@example.com")]
    [InlineData("ada@BÜCHER.Example", "ada@bücher.example")]
    [InlineData(" ada.lovelace+x@mail.example.co.uk ", "ada.lovelace+x@mail.example.co.uk")]
    [InlineData("Ada Lovelace <ADA@example.com>", "Ada Lovelace <ADA@example.com>")]
    [InlineData("\"Lovelace, Ada\" <ada@example.com>", "\"Lovelace, Ada\" <ada@example.com>")]
    [InlineData("<ada@example.com>", "ada@example.com")]
    [InlineData("ada@bücher.example", "ada@bücher.example")]
    public void An_address_is_read_with_and_without_a_name(string text, string expected)
    {
        Assert.True(EmailAddress.TryParse(text, out var address));
        Assert.Equal(expected, address.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("ada")]
    [InlineData("ada@")]
    [InlineData("ada@localhost")]
    [InlineData("ada@example.com, bob@example.com")]
    [InlineData("ada@exam ple.com")]
    [InlineData("ada@-example.com")]
    [InlineData("ada\r\nBcc: bob@example.com")]
    public void What_is_none_is_told(string? text) => Assert.False(EmailAddress.TryParse(text, out _));

    [Fact]
    public void An_address_that_is_too_long_is_none() => Assert.False(EmailAddress.TryParse($"{new string('a', 250)}@example.com", out _));

    [Fact]
    public void Many_are_pasted_at_once()
    {
        var list = EmailAddressList.With([], "ada@example.com; \"Stone, Bob\" <bob@example.com>,\nCid <cid@example.com>\r\n nonsense ,, ADA@example.com");

        Assert.Equal(["ada@example.com", "\"Stone, Bob\" <bob@example.com>", "Cid <cid@example.com>", "nonsense"], list);
    }

    [Fact]
    public void Before_the_at_an_address_stays_as_typed_and_is_the_same_person_in_either_case()
    {
        Assert.Equal(["Bob@example.com"], EmailAddressList.With([], "Bob@Example.com; bob@example.com"));
        Assert.Equal("bob@example.com", EmailAddress.Bare("Bob@Example.com")); // as the service compares it with the contact's
    }

    [Fact]
    public void What_was_mended_in_the_field_takes_the_place_of_what_stood_there() =>
        Assert.Equal(["ada@example.com", "bob@example.com"], EmailAddressList.With(["ada@example.com", "bob@"], "bob@example.com"));

    [Fact]
    public void Whatever_is_pasted_the_list_holds_each_address_once_and_reads_the_same_again() =>
        Prop.ForAll<string[]>(parts =>
        {
            var list = EmailAddressList.With([], string.Join(", ", parts.OfType<string>().Append("ada@example.com").Append("ADA@example.com")));
            Assert.Single(list, text => EmailAddress.Bare(text) == "ada@example.com");
            Assert.Equal(list, EmailAddressList.Fold(list));
            Assert.DoesNotContain(list, string.IsNullOrWhiteSpace);
        }).QuickCheckThrowOnFailure();
}
