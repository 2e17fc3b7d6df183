using Portal.Services.Composing;

namespace Portal.Tests.Composing;

public sealed class VariablesTests
{
    private static readonly Recipient Ana = new()
    {
        Name = "Ana Ruiz",
        FirstName = "Ana",
        LastName = "Ruiz",
        FullName = "Ana Ruiz",
        Email = "ana_r@example.com",
        Phone = "+4930123456",
    };

    [Theory]
    [InlineData("{{contact.firstName}}", "Ana")]
    [InlineData("{{contact.first_name}}", "Ana")]
    [InlineData("{{ Contact.First Name }}", "Ana")]
    [InlineData("{{CONTACT.LASTNAME}}", "Ruiz")]
    [InlineData("{{contact.name}}", "Ana Ruiz")]
    [InlineData("{{contact.email}}", "ana_r@example.com")]
    [InlineData("{{contact.phone}}", "+4930123456")]
    [InlineData("{{user.name}}", "Maya Lindqvist")]
    [InlineData("{{user.first_name}}", "Maya")]
    [InlineData("{{location.name}}", "Harbour Dental")]
    public void A_place_is_filled_however_its_name_is_written(string place, string value)
    {
        Assert.Equal($"Hello {value}!", Fill($"Hello {place}!", TextForm.Plain));
    }

    [Fact]
    public void Where_nothing_is_known_the_place_stays_or_its_own_words_stand_there()
    {
        Assert.Equal("{{contact.company}} {{contact.birthday}} {{}}", Fill("{{contact.company}} {{contact.birthday}} {{}}", TextForm.Plain));
        Assert.Equal("Hello there", Fill("Hello {{contact.company| there }}", TextForm.Plain));
        Assert.Equal("Hello Ana", Fill("Hello {{contact.firstName|there}}", TextForm.Plain));
        Assert.Equal("Hello ", Fill("Hello {{contact.company|}}", TextForm.Plain));
    }

    [Theory]
    [InlineData("Ana")]
    [InlineData("*Ana*")]
    [InlineData("__Ana__ _x")]
    [InlineData("[click](https://evil.example)")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("`x` \\* &lt; Q&A &amp;")]
    [InlineData("www.evil.example")]
    [InlineData("# Ana")]
    [InlineData("- Ana")]
    [InlineData("+4930123456")]
    [InlineData("1. Ana")]
    [InlineData("> Ana")]
    [InlineData("a_b@example.com")]
    [InlineData(@"\*Ana\* C:\*")]
    [InlineData("![x](https://evil.example)")]
    [InlineData("[*a*](https://evil.example) [x](https://evil.example)*")]
    public void A_value_in_Markdown_reads_as_it_is_and_formats_nothing(string value)
    {
        var markdown = Fill("{{contact.firstName}}", TextForm.Markdown, Ana with { FirstName = value });

        var body = EmailBody.Of(markdown);

        Assert.Equal(value, body.Text);
        Assert.Matches("^<p>[^<]*</p>$", body.Html.Trim());
    }

    [Fact]
    public void What_needs_no_mark_gets_none()
    {
        Assert.Equal("ana_r@example.com Ana-Maria", Fill("{{contact.email}} Ana-Maria", TextForm.Markdown));
    }

    [Fact]
    public void A_value_in_html_is_text_and_never_an_element()
    {
        var html = Fill("<p>{{contact.firstName}}</p>", TextForm.Html, Ana with { FirstName = "<img src=x onerror=alert(1)> \"A&B\"" });

        Assert.Equal("<p>&lt;img src=x onerror=alert(1)&gt; &quot;A&amp;B&quot;</p>", html);
    }

    [Fact]
    public void A_value_brings_no_lines_of_its_own_and_one_that_is_a_place_is_none()
    {
        Assert.Equal("Hello a b", Fill("Hello {{contact.firstName}}", TextForm.Markdown, Ana with { FirstName = "a\r\n\r\nb" }));
        Assert.Equal("{{contact.firstName}}", Fill("{{contact.firstName}}", TextForm.Plain, Ana with { FirstName = "{{user.name}}" }));
    }

    [Fact]
    public void A_value_between_the_authors_own_marks_formats_nothing_either() =>
        Assert.Equal("<p><strong>Dear *Ana</strong> *x*</p>\n", EmailBody.Of(Fill("**Dear {{contact.firstName}}** *x{{contact.lastName}}", TextForm.Markdown, Ana with { FirstName = "*Ana", LastName = "*" })).Html);

    private static VariableValues Values(Recipient contact) => new(contact, "Maya Lindqvist", "Harbour Dental");

    private static string Fill(string text, TextForm form, Recipient? contact = null) => Variables.Fill(text, Values(contact ?? Ana), form);
}
